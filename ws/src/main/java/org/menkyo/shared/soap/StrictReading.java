package org.menkyo.shared.soap;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.cxf.attachment.AttachmentDeserializer;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.interceptor.StaxInEndingInterceptor;
import org.apache.cxf.interceptor.StaxInInterceptor;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.staxutils.StaxUtils;

/**
 * Reads messages in place of the engine, which would alter some on the way: it replaces bytes that are no characters, drops
 * entities that are not declared, and passes over what stands in the wrong place.
 */
public class StrictReading extends AbstractPhaseInterceptor<Message> {

    private static final Set<String> UNENCODED = Set.of("7bit", "8bit", "binary");

    private static final XMLInputFactory READERS = readers();

    public StrictReading() {
        super(Phase.POST_STREAM);
        addBefore(StaxInInterceptor.class.getName());
    }

    @Override
    public void handleMessage(Message message) {
        InputStream content = message.getContent(InputStream.class);
        if (isGET(message) || content == null) {
            return;
        }
        try {
            XMLStreamReader reader = READERS.createXMLStreamReader(MessageText.read(content, contentType(message)));
            message.setContent(
                    XMLStreamReader.class,
                    new EnvelopeReader(
                            StaxUtils.configureReader(reader, message),
                            SoapCall.of(message).intake()));
        } catch (IOException | XMLStreamException e) {
            throw new Fault(e);
        }
        message.getInterceptorChain().add(StaxInEndingInterceptor.INSTANCE);
        // The encoding of the answer.
        message.put(Message.ENCODING, "UTF-8");
    }

    /** The type of the message, which with attachments is that of the first part. */
    private static String contentType(Message message) {
        if (message.get(AttachmentDeserializer.ATTACHMENT_PART_HEADERS) instanceof Map<?, ?> part) {
            // The engine would take encoded text for the text itself.
            if (!UNENCODED.contains(header(part, "Content-Transfer-Encoding").orElse("binary"))) {
                throw new SoapException(SoapError.UNSUPPORTED_MEDIA_TYPE);
            }
            return header(part, "Content-Type").orElse(null);
        }
        return SoapCall.request(message).getHeader("Content-Type");
    }

    private static Optional<String> header(Map<?, ?> part, String name) {
        return part.get(name) instanceof List<?> values && !values.isEmpty()
                ? Optional.of(values.get(0).toString().strip().toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    /** The engine's own factory with its bounds, except that an entity which is not declared is an error. */
    private static XMLInputFactory readers() {
        XMLInputFactory factory = StaxUtils.createXMLInputFactory(true);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        return factory;
    }
}
