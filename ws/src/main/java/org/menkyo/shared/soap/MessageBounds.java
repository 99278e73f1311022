package org.menkyo.shared.soap;

import java.io.InputStream;
import org.apache.cxf.interceptor.AttachmentInInterceptor;
import org.apache.cxf.io.DelegatingInputStream;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.menkyo.settings.SettingsRegister;
import org.menkyo.shared.Settings;
import org.menkyo.shared.intake.BodyLimits;
import org.menkyo.shared.intake.BodyRoom;
import org.menkyo.shared.intake.BoundedBody;

/**
 * Bounds what messages may have, before and after the sign-in (LC-1108). Their greatest length is, by default,
 * enough for a bulk submission of 10,000 orders.
 */
public class MessageBounds extends AbstractPhaseInterceptor<Message> {

    private final boolean signInMayFollow;
    private final BodyLimits signedIn;
    private final BodyLimits beforeSignIn;

    /** @param signInMayFollow whether a message can sign itself in, so that a long one is not refused before it is read */
    MessageBounds(boolean signInMayFollow) {
        super(Phase.RECEIVE);
        addBefore(AttachmentInInterceptor.class.getName());
        this.signInMayFollow = signInMayFollow;
        int maxBytes = new Settings().get(SettingsRegister.SOAP_MAX_MESSAGE);
        signedIn = BodyLimits.signedIn(maxBytes);
        beforeSignIn = BodyLimits.beforeSignIn(maxBytes);
    }

    @Override
    public void handleMessage(Message message) {
        SoapCall call = SoapCall.of(message);
        BodyLimits now = call.byHttp().isSignedIn() ? signedIn : beforeSignIn;
        long length = SoapCall.request(message).getContentLengthLong();
        int possible = signInMayFollow ? signedIn.bytes() : now.bytes();
        if (length > possible) {
            throw tooLong(possible);
        }
        InputStream content = message.getContent(InputStream.class);
        if (content != null) {
            // CXF would read it to the end before it answers, and so wait for whoever was refused.
            message.removeContent(DelegatingInputStream.class);
            BodyRoom.Share room = call.room().share();
            BoundedBody body = new BoundedBody(content, now.bytes(), room, MessageBounds::tooLong);
            call.reads(new MessageIntake(body, room, now.values(), signedIn));
            message.setContent(InputStream.class, body);
        }
    }

    private static SoapException tooLong(int limit) {
        return new SoapException(SoapError.MESSAGE_TOO_LARGE, limit);
    }
}
