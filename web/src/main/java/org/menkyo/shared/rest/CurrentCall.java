package org.menkyo.shared.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonValue;
import java.util.List;
import org.menkyo.shared.CallOrigin;
import org.menkyo.shared.Caller;
import org.menkyo.shared.Language;
import org.menkyo.shared.SignInResult;

/** The REST call that is being served: where it came from, who calls, and the body as it arrived. */
@RequestScoped
public class CurrentCall {

    private CallOrigin origin;
    private Caller caller;
    private SignInResult signIn;
    private String signedInAs;
    private List<String> accept = List.of();
    private JsonValue body;

    void arrivedFrom(CallOrigin callOrigin, SignInResult signInResult) {
        this.origin = callOrigin;
        this.signIn = signInResult;
    }

    void takes(List<String> acceptHeaders) {
        this.accept = acceptHeaders;
    }

    /** The header Accept, line by line. */
    List<String> accept() {
        return accept;
    }

    /** What came of the sign-in that came with the call. */
    public SignInResult signIn() {
        return signIn;
    }

    /**
     * Tells who calls.
     *
     * @param name the account, or whom the token speaks for; null if nobody signed in
     */
    public void identifiedAs(Caller identified, String name) {
        this.caller = identified;
        this.signedInAs = name;
    }

    void received(JsonValue json) {
        this.body = json;
    }

    /** Whether it is known who calls; not so for strangers before the resource is found. */
    public boolean isIdentified() {
        return caller != null;
    }

    /** Who calls; every service method takes it first. */
    public Caller caller() {
        if (caller == null) {
            throw new IllegalStateException("the caller is not identified yet");
        }
        return caller;
    }

    /** Where the call came from. */
    public CallOrigin origin() {
        return origin;
    }

    /** The language of texts in the answer. */
    public Language language() {
        return origin.language();
    }

    /**
     * What the idempotency keys of this caller belong to: the account, or for callers without one the source address. A
     * person's business e-mail would not do, since a call can change it.
     */
    String idempotencyScope() {
        return signedInAs != null ? "account " + signedInAs : caller().party() + " " + origin.sourceAddress();
    }

    /** The body; null if there was none. */
    JsonValue body() {
        return body;
    }
}
