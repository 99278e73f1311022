package org.menkyo.shared.call;

/**
 * The one way to sign in: each interface gives it what came with a call, and gets the caller or the reason why there is none
 * (LC-201, LC-1106). A name and a password are worth the same whether they came by HTTP Basic or as UsernameToken.
 */
public interface SignIn {

    /** Whether a header {@code Authorization}, or null, brings a name and a password. */
    boolean isByPassword(String authorization);

    /**
     * Signs in by the header {@code Authorization}: by name and password (RFC 7617), or by a bearer token (RFC 6750,
     * section 2.1).
     *
     * @param authorization the header, or null. Of any other scheme, it signs nobody in
     */
    SignInResult byHttp(CallOrigin origin, String authorization);

    /**
     * Signs in by a name, however it is typed, and a password.
     *
     * @param password is wiped
     */
    SignInResult byPassword(CallOrigin origin, String name, char[] password);
}
