package org.menkyo.shared.soap;

import java.io.InputStream;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.menkyo.shared.Settings;

/**
 * Bounds the length of messages: {@code menkyo.soap.max-message-bytes}, by default enough for a bulk submission of 10,000
 * orders.
 */
public class MessageBounds extends AbstractPhaseInterceptor<Message> {

    private static final int DEFAULT_MAX_BYTES = 32 * 1024 * 1024;

    private final int maxBytes;

    public MessageBounds() {
        super(Phase.RECEIVE);
        maxBytes = new Settings()
                .text("menkyo.soap.max-message-bytes")
                .map(Integer::parseInt)
                .orElse(DEFAULT_MAX_BYTES);
    }

    @Override
    public void handleMessage(Message message) {
        if (SoapCall.request(message).getContentLengthLong() > maxBytes) {
            throw new SoapException(SoapError.MESSAGE_TOO_LARGE, maxBytes);
        }
        InputStream content = message.getContent(InputStream.class);
        if (content != null) {
            message.setContent(InputStream.class, new BoundedStream(content, maxBytes));
        }
    }
}
