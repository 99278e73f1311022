package org.menkyo.shared.soap;

import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.NotPermittedException;

/** Refuses strangers before the content of their message is read. */
public class SignInRequired extends AbstractPhaseInterceptor<Message> {

    public SignInRequired() {
        super(Phase.POST_PROTOCOL);
    }

    @Override
    public void handleMessage(Message message) {
        if (SoapCall.of(message).caller().isEmpty()) {
            throw new NotPermittedException(ErrorCode.NOT_SIGNED_IN);
        }
    }
}
