package org.menkyo.notification.relay;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.TextMessage;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.menkyo.notification.outbox.QueuedNotification;

/** The queue of the server's message broker; the connection factory enlists it in the transaction. */
@ApplicationScoped
class JmsNotificationQueue implements NotificationQueue {

    private static final String BETWEEN_NOTIFICATIONS = " ";
    private static final String BEFORE_ROUND = "/";

    @Resource(lookup = "java:/JmsXA")
    private ConnectionFactory connections;

    @Resource(lookup = "java:/jms/queue/MenkyoNotification")
    private Queue queue;

    @Override
    public void send(List<List<QueuedNotification>> messages) {
        try (JMSContext context = connections.createContext()) {
            JMSProducer producer = context.createProducer();
            messages.forEach(message -> producer.send(queue, text(message)));
        }
    }

    private static String text(List<QueuedNotification> notifications) {
        return notifications.stream()
                .map(notification -> notification.identity() + BEFORE_ROUND + notification.round())
                .collect(Collectors.joining(BETWEEN_NOTIFICATIONS));
    }

    /**
     * Reads a message that {@link #send} made.
     *
     * @throws IllegalArgumentException if it is none
     */
    static List<QueuedNotification> read(Message message) throws JMSException {
        if (!(message instanceof TextMessage text)) {
            throw new IllegalArgumentException("not a text");
        }
        return Arrays.stream(text.getText().split(BETWEEN_NOTIFICATIONS))
                .map(name -> name.split(BEFORE_ROUND, 2))
                .map(name -> new QueuedNotification(UUID.fromString(name[0]), Integer.parseInt(name[1])))
                .toList();
    }
}
