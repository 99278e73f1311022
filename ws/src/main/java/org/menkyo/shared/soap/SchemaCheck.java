package org.menkyo.shared.soap;

import java.util.List;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamReader;
import org.apache.cxf.jaxb.JAXBDataBinding;
import org.apache.cxf.message.Exchange;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.service.model.MessagePartInfo;

/** Lets the engine's check against the schema go on after the first problem, and remember where each one is. */
public class SchemaCheck extends AbstractPhaseInterceptor<Message> {

    public SchemaCheck() {
        super(Phase.POST_PROTOCOL);
        addAfter(SignInRequired.class.getName());
    }

    @Override
    public void handleMessage(Message message) {
        XMLStreamReader body = message.getContent(XMLStreamReader.class);
        if (body != null) {
            Exchange exchange = message.getExchange();
            // The engine looks at the first, all have the same schemas.
            ReusedSchema.use(exchange.getService().getServiceInfos().get(0), exchange.getBus());
            PathReader reader = new PathReader(body, element -> requestClass(message, element));
            SchemaProblems problems = new SchemaProblems(reader);
            message.setContent(XMLStreamReader.class, reader);
            message.setContent(SchemaProblems.class, problems);
            message.put(JAXBDataBinding.READER_VALIDATION_EVENT_HANDLER, problems);
        }
    }

    private static Class<?> requestClass(Message message, QName element) {
        return message.getExchange().getEndpoint().getEndpointInfo().getBinding().getOperations().stream()
                .map(operation -> operation.getOperationInfo().getInput().getFirstMessagePart())
                .filter(part -> element.equals(part.getElementQName()))
                .map(MessagePartInfo::getTypeClass)
                .findFirst()
                .orElse(null);
    }

    /** Refuses the message if it asks for nothing that there is, or if anything was found. */
    public static class Verdict extends AbstractPhaseInterceptor<Message> {

        public Verdict() {
            super(Phase.PRE_LOGICAL);
        }

        @Override
        public void handleMessage(Message message) {
            ReusedSchema.isRead(message);
            if (message.getExchange().getBindingOperationInfo() == null || !hasRequest(message)) {
                throw new SoapException(SoapError.UNKNOWN_OPERATION);
            }
            SchemaProblems problems = message.getContent(SchemaProblems.class);
            if (problems != null) {
                problems.done();
            }
        }

        /** With an empty Body, the engine takes the operation from the SOAPAction and would call it with nothing. */
        private static boolean hasRequest(Message message) {
            List<?> parts = message.getContent(List.class);
            return parts != null && !parts.isEmpty() && parts.get(0) != null;
        }
    }
}
