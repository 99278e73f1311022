package org.menkyo.account.signin;

import java.time.Instant;

/**
 * What has ended when somebody's sign-ins were ended (LC-209).
 *
 * @param sessions how many open sessions
 * @param accessTokens how many access tokens
 * @param endedAt the moment; sign-ins at another identity provider that were before count no more
 */
public record EndedSignIns(int sessions, int accessTokens, Instant endedAt) {}
