package org.menkyo.shared.soap;

import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;

/** Notes that a message was read and understood to its end, so that what goes wrong from now on is not the sender's fault. */
public class WholeMessage extends AbstractPhaseInterceptor<Message> {

    private static final String READ = WholeMessage.class.getName();

    public WholeMessage() {
        super(Phase.PRE_INVOKE);
    }

    @Override
    public void handleMessage(Message message) {
        message.getExchange().put(READ, Boolean.TRUE);
    }

    /** Whether the message that another one answers, or the message itself, was read to its end. */
    static boolean isRead(Message message) {
        return Boolean.TRUE.equals(message.getExchange().get(READ));
    }
}
