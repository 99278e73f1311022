package org.menkyo.shared.soap;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.PhaseInterceptorChain;
import org.apache.cxf.transport.http.AbstractHTTPDestination;
import org.menkyo.shared.call.CallOrigin;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.call.Channel;
import org.menkyo.shared.call.SignInResult;
import org.menkyo.shared.intake.BodyRoom;

/** The SOAP call that is being served: where it came from and who has signed in. */
final class SoapCall {

    private static final String ATTRIBUTE = SoapCall.class.getName();

    private final CallOrigin origin;
    private SignInResult byHttp = SignInResult.notTried();
    private Caller caller;
    private BodyRoom room;
    private MessageIntake intake;

    private SoapCall(HttpServletRequest request) {
        origin = CallOrigin.ofHttp(
                Channel.SOAP,
                request.getRemoteAddr(),
                request.getHeader("Accept-Language"),
                request.getHeader(CallOrigin.CORRELATION_HEADER));
    }

    /** The call that a request carries; the same object for all that serve it. */
    static SoapCall of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof SoapCall known) {
            return known;
        }
        SoapCall call = new SoapCall(request);
        request.setAttribute(ATTRIBUTE, call);
        return call;
    }

    /** The call that a message belongs to, coming in or going out. */
    static SoapCall of(Message message) {
        return of(request(message));
    }

    /** The call that this thread serves. */
    static SoapCall current() {
        return of(PhaseInterceptorChain.getCurrentMessage());
    }

    /** The HTTP request that a message belongs to, coming in or going out. */
    static HttpServletRequest request(Message message) {
        return (HttpServletRequest) message.getExchange().getInMessage().get(AbstractHTTPDestination.HTTP_REQUEST);
    }

    CallOrigin origin() {
        return origin;
    }

    void arrivedWith(SignInResult signIn) {
        this.byHttp = signIn;
    }

    /** What came of the sign-in by HTTP. */
    SignInResult byHttp() {
        return byHttp;
    }

    /** Who calls; empty if nobody has signed in. */
    Optional<Caller> caller() {
        return Optional.ofNullable(caller);
    }

    void signedInAs(Caller signedIn) {
        this.caller = signedIn;
        intake.signedIn();
    }

    void arrivedIn(BodyRoom shared) {
        this.room = shared;
    }

    /** What bounds the memory for the bodies of all calls. */
    BodyRoom room() {
        return room;
    }

    void reads(MessageIntake message) {
        this.intake = message;
    }

    /** The message that is being read. */
    MessageIntake intake() {
        return intake;
    }

    /** The call is answered. */
    void end() {
        if (intake != null) {
            intake.end();
        }
    }
}
