package org.menkyo.shared.portal;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.menkyo.permission.Operation;
import org.menkyo.permission.PermissionMatrix;
import org.menkyo.shared.call.CallOrigin;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.call.SignInResult;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.NotPermittedException;
import org.menkyo.shared.text.Language;

/** The call for a page that is being served: where it came from, who visits, and for which address. */
@RequestScoped
public class Visit {

    private CallOrigin origin;
    private SignInResult signIn = SignInResult.notTried();
    private SessionCookie session;
    private String address = "/";
    private boolean form;
    private String notice;

    void arrived(CallOrigin from, String at, SessionCookie by, SignInResult signInResult) {
        this.origin = from;
        this.address = at;
        this.session = by;
        this.signIn = signInResult;
    }

    void sendsForm() {
        this.form = true;
    }

    /** Whether the page answers a form: its address need not be one that can be opened. */
    boolean isForm() {
        return form;
    }

    void noticed(String key) {
        this.notice = key;
    }

    /** The text that the page before left for this one, by its key. */
    Optional<String> notice() {
        return Optional.ofNullable(notice);
    }

    /**
     * Who visits, and has signed in.
     *
     * @throws NotPermittedException NOT_SIGNED_IN, and whatever else signing in said
     */
    public Caller caller() {
        if (!signIn.isTried()) {
            throw new NotPermittedException(ErrorCode.NOT_SIGNED_IN);
        }
        return signIn.caller();
    }

    /**
     * Who visits a page that shows nothing yet but a form. What the form does is checked again when it is sent.
     *
     * @param operation what it does
     * @throws NotPermittedException also NOT_PERMITTED, if that is never for such a visitor (LC-303)
     */
    public Caller callerFor(Operation operation) {
        Caller caller = caller();
        if (!PermissionMatrix.isFor(operation, caller.party())) {
            throw new NotPermittedException(
                    ErrorCode.NOT_PERMITTED,
                    PermissionMatrix.partiesFor(operation).stream()
                            .map(Enum::name)
                            .collect(Collectors.joining(", ")));
        }
        return caller;
    }

    /** Whoever visits. */
    public Caller anybody() {
        return isSignedIn() ? signIn.caller() : Caller.stranger(origin);
    }

    /** Whether the visitor has signed in. */
    public boolean isSignedIn() {
        return signIn.isSignedIn();
    }

    /** The session of a visitor who has signed in. */
    public UUID sessionId() {
        return session.id();
    }

    /** What the forms of this visitor carry; empty for strangers. */
    Optional<String> formToken() {
        return isSignedIn() ? Optional.of(FormToken.of(session)) : Optional.empty();
    }

    boolean isOwnForm(String given) {
        return FormToken.isOf(session, given);
    }

    /** Where the call came from. */
    public CallOrigin origin() {
        return origin;
    }

    /** The language of the page. */
    public Language language() {
        return origin.language();
    }

    /** The path and query of the page. */
    public String address() {
        return address;
    }
}
