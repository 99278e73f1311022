package org.menkyo.account.signin;

/**
 * Ends everything that one is signed in with (LC-209).
 *
 * @param accessTokens whether the access tokens that one has made for programs end as well
 */
public record EndOwnSignIns(Boolean accessTokens) {}
