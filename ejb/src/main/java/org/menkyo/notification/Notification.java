package org.menkyo.notification;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.input.BusinessEmail;
import org.menkyo.shared.text.Language;

/**
 * A mail to one receiver, to be sent once the causing transaction has committed.
 *
 * @param kind which text
 * @param recipient to whom
 * @param language the receiver's language where it is known; English otherwise
 * @param parameters fill the text; see {@link NotificationKind}
 * @param secretToken a token that the mail's link carries, or empty; it is kept encrypted until the mail is sent
 * @param sender who causes the mail, as {@link MailSender} names callers; empty for what the server sends by itself, which
 *     no budget holds back (LC-905)
 */
public record Notification(
        NotificationKind kind,
        BusinessEmail recipient,
        Language language,
        Map<String, String> parameters,
        Optional<String> secretToken,
        Optional<String> sender) {

    public Notification {
        parameters = Map.copyOf(parameters);
    }

    /** A notification without parameters. */
    public static Notification of(NotificationKind kind, BusinessEmail recipient, Language language) {
        return new Notification(kind, recipient, language, Map.of(), Optional.empty(), Optional.empty());
    }

    /** The same notification with one parameter more; a null value is left out. */
    public Notification with(String name, Object value) {
        if (value == null) {
            return this;
        }
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.put(name, String.valueOf(value));
        return new Notification(kind, recipient, language, more, secretToken, sender);
    }

    /** The same notification in another language. */
    public Notification in(Language other) {
        return new Notification(kind, recipient, other, parameters, secretToken, sender);
    }

    /** The same notification with a token that its link carries. */
    public Notification withSecretToken(String token) {
        return new Notification(kind, recipient, language, parameters, Optional.of(token), sender);
    }

    /** The same notification as one that a caller causes, and that counts for the caller's budget (LC-905). */
    public Notification causedBy(Caller caller) {
        return new Notification(kind, recipient, language, parameters, secretToken, MailSender.of(caller));
    }

    @Override
    public String toString() {
        return "Notification[" + kind + "]";
    }
}
