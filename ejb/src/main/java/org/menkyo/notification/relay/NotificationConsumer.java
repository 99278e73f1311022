package org.menkyo.notification.relay;

import jakarta.annotation.Resource;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.MessageDrivenContext;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Sends the mails that the queue's messages name (LC-901). After a failure the message goes back, and the broker delivers
 * it again with growing delays until it lands on the dead-letter queue.
 */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(
                    propertyName = "destinationLookup",
                    propertyValue = "java:/jms/queue/MenkyoNotification"),
            @ActivationConfigProperty(propertyName = "maxSession", propertyValue = NotificationConsumer.CONSUMERS)
        })
public class NotificationConsumer implements MessageListener {

    /** How many send at the same time on one server: as many connections to the mail server. */
    static final String CONSUMERS = "4";

    private static final Logger LOG = System.getLogger(NotificationConsumer.class.getName());

    private final Delivery delivery;

    @Resource
    private MessageDrivenContext context;

    /** For the container's proxy. */
    public NotificationConsumer() {
        this(null);
    }

    @Inject
    public NotificationConsumer(Delivery delivery) {
        this.delivery = delivery;
    }

    @Override
    public void onMessage(Message message) {
        DeliveryBatch deliveryBatch;
        try {
            deliveryBatch = new DeliveryBatch(JmsNotificationQueue.read(message));
        } catch (JMSException | RuntimeException e) {
            LOG.log(Level.ERROR, "A message that names no notification was dropped", e);
            return;
        }
        try {
            while (!deliveryBatch.isDone()) {
                delivery.goOn(deliveryBatch);
            }
        } catch (RuntimeException e) {
            context.setRollbackOnly();
            LOG.log(Level.ERROR, "The notifications of a message could not be looked at", e);
        }
        if (!deliveryBatch.failures().isEmpty()) {
            context.setRollbackOnly();
            deliveryBatch.failures().forEach(NotificationConsumer::tell);
        }
    }

    private static void tell(DeliveryBatch.Failure failure) {
        LOG.log(
                failure.tried() ? Level.WARNING : Level.INFO,
                "Notification {0} could not be sent: {1}",
                failure.notification().identity(),
                failure.reason());
    }
}
