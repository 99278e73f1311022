package org.menkyo.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Delivers to each address in the order in which its notifications were queued, although the queue brings a message again
 * at a moment of its own: a message first makes up for what its address is owed from before.
 */
@ApplicationScoped
class OrderedDelivery {

    private static final Logger LOG = System.getLogger(OrderedDelivery.class.getName());

    private final Delivery delivery;

    /** For the container's proxy. */
    protected OrderedDelivery() {
        this(null);
    }

    @Inject
    OrderedDelivery(Delivery delivery) {
        this.delivery = delivery;
    }

    /**
     * Sends what the address of this notification is owed from before, and then its own mail.
     *
     * @throws HeldBackException if an earlier mail could not be sent, so that this one has to wait
     * @throws MessagingException if the mail server did not accept its own mail
     */
    void deliver(QueuedNotification message) throws MessagingException {
        for (OwedNotification earlier : delivery.owedBefore(message)) {
            makeUpFor(earlier);
        }
        delivery.deliver(message);
    }

    private void makeUpFor(OwedNotification earlier) throws HeldBackException {
        try {
            delivery.deliver(earlier.message());
        } catch (MessagingException e) {
            String error = DeliveryFailure.describe(e);
            delivery.noteFailure(earlier.message(), error);
            if (earlier.holdsBack()) {
                throw new HeldBackException(error);
            }
        } catch (RuntimeException cannotBeMade) {
            // What cannot be made into a mail holds nothing back; its own message notes the failure.
            LOG.log(
                    Level.DEBUG,
                    "Notification {0} is passed over",
                    earlier.message().identity());
        }
    }
}
