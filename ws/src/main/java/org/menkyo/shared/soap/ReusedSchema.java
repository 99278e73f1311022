package org.menkyo.shared.soap;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import javax.xml.validation.Schema;
import javax.xml.validation.Validator;
import javax.xml.validation.ValidatorHandler;
import org.apache.cxf.Bus;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.PhaseInterceptorChain;
import org.apache.cxf.service.model.ServiceInfo;
import org.apache.cxf.ws.addressing.EndpointReferenceUtils;

/**
 * A schema whose validators check one message after the other. Making a validator costs more than checking a short message
 * with it; beginning a document resets it in any case. There are never more than messages were checked at the same time.
 */
final class ReusedSchema extends Schema {

    private static final String PROPERTY = Schema.class.getName();

    private final Schema schema;
    private final Supplier<Message> current;
    private final Queue<ValidatorHandler> idle = new ConcurrentLinkedQueue<>();

    /** @param current the message that this thread reads */
    ReusedSchema(Schema schema, Supplier<Message> current) {
        this.schema = schema;
        this.current = current;
    }

    /** Lets the engine check the messages of a service with validators that are used again. */
    static void use(ServiceInfo service, Bus bus) {
        if (service.getProperty(PROPERTY) instanceof ReusedSchema) {
            return;
        }
        Schema made = EndpointReferenceUtils.getSchema(service, bus);
        if (made != null && !(made instanceof ReusedSchema)) {
            service.setProperty(PROPERTY, new ReusedSchema(made, PhaseInterceptorChain::getCurrentMessage));
        }
    }

    /** The message was read to its end, so another one can be checked by its validator. */
    static void isRead(Message message) {
        Lent lent = message.getContent(Lent.class);
        if (lent != null) {
            message.removeContent(Lent.class);
            lent.validator.setContentHandler(null);
            lent.validator.setErrorHandler(null);
            lent.idle.offer(lent.validator);
        }
    }

    /** Made for the message that is being read; the binding asks once for each. */
    @Override
    public ValidatorHandler newValidatorHandler() {
        ValidatorHandler known = idle.poll();
        ValidatorHandler validator = known == null ? schema.newValidatorHandler() : known;
        current.get().setContent(Lent.class, new Lent(validator, idle));
        return validator;
    }

    @Override
    public Validator newValidator() {
        return schema.newValidator();
    }

    /** A validator that checks a message; one of a message that was not read to its end is not used again. */
    private record Lent(ValidatorHandler validator, Queue<ValidatorHandler> idle) {}
}
