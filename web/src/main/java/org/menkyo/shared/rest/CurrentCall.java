package org.menkyo.shared.rest;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.menkyo.shared.call.CallOrigin;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.call.SignInResult;
import org.menkyo.shared.intake.BodyRoom;
import org.menkyo.shared.text.Language;

/** The REST call that is being served: where it came from, who calls, and the body as it arrived. */
@RequestScoped
public class CurrentCall {

    @Inject
    private BodyRoom rooms;

    private CallOrigin origin;
    private Caller caller;
    private SignInResult signIn;
    private String signedInAs;
    private List<String> accept = List.of();
    private byte[] body = new byte[0];
    private BodyRoom.Share room;

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

    void received(byte[] canonicalBody) {
        this.body = canonicalBody;
    }

    /** The memory that the body takes until the call ends. */
    BodyRoom.Share room() {
        if (room == null) {
            room = rooms.share();
        }
        return room;
    }

    @PreDestroy
    void end() {
        if (room != null) {
            room.close();
        }
    }

    /** Whether the caller has signed in. */
    boolean isSignedIn() {
        return signedInAs != null;
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

    /** The content of the body, see {@link CanonicalBody}, of a call with an idempotency key; empty if there was none. */
    byte[] body() {
        return body;
    }
}
