package org.menkyo.accesstoken;

/**
 * A new access token with its secret, which is told this once.
 *
 * @param accessToken the token
 * @param secret what to sign in with, as bearer token or as password
 */
public record NewAccessToken(AccessTokenView accessToken, String secret) {

    @Override
    public String toString() {
        return "NewAccessToken[" + accessToken + "]";
    }
}
