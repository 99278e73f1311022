package org.menkyo.shared.rest;

import jakarta.enterprise.context.RequestScoped;
import java.security.Principal;
import org.menkyo.shared.CallOrigin;
import org.menkyo.shared.Caller;
import org.menkyo.shared.Language;

/** The REST call that is being served: where it came from, who calls, and the body as it arrived. */
@RequestScoped
public class CurrentCall {

    private CallOrigin origin;
    private Caller caller;
    private String principal;
    private byte[] body = new byte[0];

    void arrivedFrom(CallOrigin callOrigin) {
        this.origin = callOrigin;
    }

    /**
     * Tells who calls.
     *
     * @param signedIn the principal of the container, or null if nobody signed in
     */
    public void identifiedAs(Caller identified, Principal signedIn) {
        this.caller = identified;
        this.principal = signedIn == null ? null : signedIn.getName();
    }

    void received(byte[] bytes) {
        this.body = bytes;
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
        return principal != null ? "account " + principal : caller().party() + " " + origin.sourceAddress();
    }

    /** The body as it arrived; empty if there was none. */
    byte[] body() {
        return body.clone();
    }
}
