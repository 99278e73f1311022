package org.menkyo.notification;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import java.util.List;
import java.util.UUID;

/** The queue of the server's message broker; the connection factory enlists it in the transaction. */
@ApplicationScoped
class JmsNotificationQueue implements NotificationQueue {

    private static final String IDENTITY = "identity";
    private static final String ROUND = "round";

    @Resource(lookup = "java:/JmsXA")
    private ConnectionFactory connections;

    @Resource(lookup = "java:/jms/queue/MenkyoNotification")
    private Queue queue;

    @Override
    public void send(List<QueuedNotification> notifications) {
        try (JMSContext context = connections.createContext()) {
            JMSProducer producer = context.createProducer();
            for (QueuedNotification notification : notifications) {
                Message message = context.createMessage();
                message.setStringProperty(IDENTITY, notification.identity().toString());
                message.setIntProperty(ROUND, notification.round());
                producer.send(queue, message);
            }
        } catch (JMSException e) {
            throw new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
        }
    }

    /** Reads a message that {@link #send} made. */
    static QueuedNotification read(Message message) throws JMSException {
        return new QueuedNotification(
                UUID.fromString(message.getStringProperty(IDENTITY)), message.getIntProperty(ROUND));
    }
}
