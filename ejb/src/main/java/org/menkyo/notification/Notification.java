package org.menkyo.notification;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.menkyo.shared.BusinessEmail;
import org.menkyo.shared.Language;

/**
 * A mail to one receiver, to be sent once the causing transaction has committed.
 *
 * @param kind which text
 * @param recipient to whom
 * @param language the receiver's language where it is known; English otherwise
 * @param parameters fill the text; see {@link NotificationKind}
 * @param secretToken a token that the mail's link carries, or empty; it is kept encrypted until the mail is sent
 */
public record Notification(
        NotificationKind kind,
        BusinessEmail recipient,
        Language language,
        Map<String, String> parameters,
        Optional<String> secretToken) {

    public Notification {
        parameters = Map.copyOf(parameters);
    }

    /** A notification without parameters. */
    public static Notification of(NotificationKind kind, BusinessEmail recipient, Language language) {
        return new Notification(kind, recipient, language, Map.of(), Optional.empty());
    }

    /** The same notification with one parameter more; a null value is left out. */
    public Notification with(String name, Object value) {
        if (value == null) {
            return this;
        }
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.put(name, String.valueOf(value));
        return new Notification(kind, recipient, language, more, secretToken);
    }

    /** The same notification with a token that its link carries. */
    public Notification withSecretToken(String token) {
        return new Notification(kind, recipient, language, parameters, Optional.of(token));
    }

    @Override
    public String toString() {
        return "Notification[" + kind + "]";
    }
}
