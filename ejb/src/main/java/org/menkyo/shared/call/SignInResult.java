package org.menkyo.shared.call;

import java.util.Objects;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.error.NotPermittedException;

/** What came of a sign-in. */
public final class SignInResult {

    private static final SignInResult NOT_TRIED = new SignInResult(null, null, null, false);
    private static final SignInResult WRONG =
            new SignInResult(null, null, new NotPermittedException(ErrorCode.NOT_SIGNED_IN), true);

    private final Caller caller;
    private final String identity;
    private final RuntimeException failure;
    private final boolean wrongPassword;

    private SignInResult(Caller caller, String identity, RuntimeException failure, boolean wrongPassword) {
        this.caller = caller;
        this.identity = identity;
        this.failure = failure;
        this.wrongPassword = wrongPassword;
    }

    /** Nothing came to sign in with. */
    public static SignInResult notTried() {
        return NOT_TRIED;
    }

    /** The account or the password is wrong, or what came is malformed. */
    public static SignInResult wrongPassword() {
        return WRONG;
    }

    /**
     * The caller is known.
     *
     * @param identity see {@link #identity}
     */
    public static SignInResult signedIn(Caller caller, String identity) {
        return new SignInResult(Objects.requireNonNull(caller), Objects.requireNonNull(identity), null, false);
    }

    /** Nobody is signed in for a reason that is told when the caller is asked for. */
    public static SignInResult failed(RuntimeException failure) {
        return new SignInResult(null, null, Objects.requireNonNull(failure), false);
    }

    /** Whether anything came to sign in with. */
    public boolean isTried() {
        return this != NOT_TRIED;
    }

    /** Whether the caller is known. */
    public boolean isSignedIn() {
        return caller != null;
    }

    /** Whether a wrong password came. Such a call is turned away wherever it goes, and asked to sign in again. */
    public boolean isWrongPassword() {
        return wrongPassword;
    }

    /**
     * Who calls, if a sign-in was tried.
     *
     * @throws LicensingException why nobody is signed in: NOT_SIGNED_IN, LOCKED_OUT or UNAVAILABLE
     */
    public Caller caller() {
        if (failure != null) {
            throw failure;
        }
        return Objects.requireNonNull(caller, "no sign-in was tried");
    }

    /** Whose sign-in it is, the same for each call: the account's name, or a person's issuer and subject. */
    public String identity() {
        return Objects.requireNonNull(identity, "nobody is signed in");
    }
}
