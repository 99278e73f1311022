package org.menkyo.session;

import java.time.Instant;
import java.util.UUID;

/**
 * A session that has begun, with its token, which is told this once.
 *
 * @param id names the session
 * @param token what to sign in with, as bearer token or as password
 * @param expiresAt when it ends in any case
 * @param idleMinutes after how many minutes without a call it ends before that
 */
public record NewSession(UUID id, String token, Instant expiresAt, int idleMinutes) {

    @Override
    public String toString() {
        return "NewSession[" + id + "]";
    }
}
