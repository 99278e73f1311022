package org.menkyo.notification.relay;

import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.List;
import org.menkyo.notification.mail.MailText;

/** Says in one line why a mail could not be sent, for operators and the log. */
final class DeliveryFailure {

    private DeliveryFailure() {}

    /** What the mail server or the way to it said. */
    static String describe(MessagingException failure) {
        List<String> messages = new ArrayList<>();
        for (Exception e = failure; e != null; e = next(e)) {
            String message = MailText.line(String.valueOf(e.getMessage()));
            if (e.getMessage() != null && !messages.contains(message)) {
                messages.add(message);
            }
        }
        return messages.isEmpty() ? failure.getClass().getSimpleName() : String.join("; ", messages);
    }

    /** The kind of the error alone: its message might quote what the mail contains. */
    static String describe(RuntimeException failure) {
        return "the mail could not be made: " + failure.getClass().getSimpleName();
    }

    private static Exception next(Exception e) {
        return e instanceof MessagingException chained ? chained.getNextException() : null;
    }
}
