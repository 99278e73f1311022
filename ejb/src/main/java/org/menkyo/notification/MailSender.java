package org.menkyo.notification;

import java.util.Optional;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.call.SourceNetwork;

/**
 * Names those who cause mails, for their budgets (LC-905), by a word for how well they are known and what identifies them:
 * {@code account} for technical accounts and staff, {@code user} for people with a confirmed business e-mail, {@code new} for
 * people without one, and for strangers, by their network.
 */
public final class MailSender {

    public static final String ACCOUNT = "account";
    static final String USER = "user";
    public static final String NEW = "new";

    private MailSender() {}

    /** The name of a caller; empty for the server itself, unless it acts for a person. */
    static Optional<String> of(Caller caller) {
        return switch (caller.party()) {
            case SYSTEM -> caller.userId().map(person -> name(USER, person));
            case STRANGER, DEVICE -> Optional.of(name(NEW, SourceNetwork.of(caller.sourceAddress())));
            case UNREGISTERED_USER -> Optional.of(name(NEW, caller.requireUserId()));
            // A partner's system shares the budget of the person whose rights it has.
            case REGISTERED_USER, PARTNER -> Optional.of(name(USER, caller.requireUserId()));
            default -> Optional.of(name(ACCOUNT, caller.name()));
        };
    }

    private static String name(String standing, Object identity) {
        return standing + ':' + identity;
    }

    /** The word for how well a sender is known. */
    public static String standing(String sender) {
        return sender.substring(0, sender.indexOf(':'));
    }
}
