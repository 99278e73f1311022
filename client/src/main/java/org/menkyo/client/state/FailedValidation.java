package org.menkyo.client.state;

import java.time.Instant;

/**
 * The mark of a failed online validation (VA-207): as long as it is there, the client is in notification whatever else it
 * reached. It goes when an activation with a genuine product key is followed by a passed validation; neither a renewal by
 * a KMS host nor a rearm nor a generalization takes it away.
 *
 * @param at when the validation failed
 * @param reason the stable name of why, as in the result of the validation
 * @param activatedSince whether a product key has activated the client since then, so that a passed validation clears it
 */
public record FailedValidation(Instant at, String reason, boolean activatedSince) {

    /** After an activation; one by a KMS host means nothing here. */
    FailedValidation after(Activation success) {
        return new FailedValidation(at, reason, activatedSince || !success.isLimited());
    }
}
