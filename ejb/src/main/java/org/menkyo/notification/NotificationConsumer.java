package org.menkyo.notification;

import jakarta.annotation.Resource;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.MessageDrivenContext;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.mail.MessagingException;
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
                    propertyValue = "java:/jms/queue/MenkyoNotification")
        })
public class NotificationConsumer implements MessageListener {

    private static final Logger LOG = System.getLogger(NotificationConsumer.class.getName());

    private final OrderedDelivery ordered;
    private final Delivery delivery;

    @Resource
    private MessageDrivenContext context;

    /** For the container's proxy. */
    public NotificationConsumer() {
        this(null, null);
    }

    @Inject
    public NotificationConsumer(OrderedDelivery ordered, Delivery delivery) {
        this.ordered = ordered;
        this.delivery = delivery;
    }

    @Override
    public void onMessage(Message message) {
        QueuedNotification notification;
        try {
            notification = JmsNotificationQueue.read(message);
        } catch (JMSException | RuntimeException e) {
            LOG.log(Level.ERROR, "A message that names no notification was dropped", e);
            return;
        }
        try {
            ordered.deliver(notification);
        } catch (HeldBackException e) {
            context.setRollbackOnly();
            LOG.log(Level.INFO, "Notification {0} waits: {1}", notification.identity(), e.getMessage());
            noted(notification, () -> delivery.noteHeldBack(notification, e.getMessage()));
        } catch (MessagingException e) {
            failed(notification, DeliveryFailure.describe(e));
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "Notification " + notification.identity() + " could not be made into a mail", e);
            failed(notification, DeliveryFailure.describe(e));
        }
    }

    private void failed(QueuedNotification notification, String error) {
        context.setRollbackOnly();
        LOG.log(Level.WARNING, "Notification {0} could not be sent: {1}", notification.identity(), error);
        noted(notification, () -> delivery.noteFailure(notification, error));
    }

    private static void noted(QueuedNotification notification, Runnable note) {
        try {
            note.run();
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "The failed attempt at notification " + notification.identity() + " is not noted",
                    e);
        }
    }
}
