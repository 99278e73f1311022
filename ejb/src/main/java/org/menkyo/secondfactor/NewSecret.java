package org.menkyo.secondfactor;

/**
 * What an authenticator app needs; told this once.
 *
 * @param secret the secret in Base32 (RFC 4648) without padding, to type in
 * @param uri the same as an address {@code otpauth://totp/…}, to show as a QR code
 */
public record NewSecret(String secret, String uri) {

    @Override
    public String toString() {
        return "NewSecret[]";
    }
}
