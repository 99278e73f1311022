package org.menkyo.notification.relay;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import org.menkyo.notification.outbox.QueuedNotification;

/**
 * Notes the notifications whose messages have landed on the dead-letter queue, so that operators find them, with their
 * errors, in one list (LC-901).
 */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(
                    propertyName = "destinationLookup",
                    propertyValue = "java:/jms/queue/MenkyoNotificationDLQ")
        })
public class DeadLetterConsumer implements MessageListener {

    private static final Logger LOG = System.getLogger(DeadLetterConsumer.class.getName());

    private final Delivery delivery;

    /** For the container's proxy. */
    public DeadLetterConsumer() {
        this(null);
    }

    @Inject
    public DeadLetterConsumer(Delivery delivery) {
        this.delivery = delivery;
    }

    @Override
    public void onMessage(Message message) {
        List<QueuedNotification> notifications;
        try {
            notifications = JmsNotificationQueue.read(message);
        } catch (JMSException | RuntimeException e) {
            LOG.log(Level.ERROR, "A dead letter that names no notification was dropped", e);
            return;
        }
        for (QueuedNotification notification : delivery.bury(notifications)) {
            LOG.log(
                    Level.ERROR,
                    "Notification {0} was given up after all its attempts; an operator can replay it",
                    notification.identity());
        }
    }
}
