package org.menkyo.it.demo;

import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.stream.Collectors;
import org.menkyo.it.product.Mailbox;
import org.menkyo.launcher.SignIns;

/**
 * What all chapters of the main job need.
 *
 * @param run makes the names of this run unique, so that it can be repeated on the same database
 */
public record Stage(Addresses addresses, Narration narration, String run) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

    /** A stage with a run name of its own. */
    public static Stage set(Addresses addresses, Narration narration) {
        return new Stage(addresses, narration, letters(6));
    }

    /** Random small letters and digits without look-alikes. */
    static String letters(int count) {
        return RANDOM.ints(count, 0, LETTERS.length())
                .mapToObj(index -> String.valueOf(LETTERS.charAt(index)))
                .collect(Collectors.joining());
    }

    /** Calls REST in the name of an account of the demo data. */
    public RestSession demoAccount(String name) {
        return RestSession.signedIn(addresses.rest(), name, SignIns.passwordOf(name));
    }

    /**
     * Waits for a mail.
     *
     * @param subject how the subject begins
     * @throws DemoFailedException if it does not come
     */
    public ReceivedMail mail(String address, String subject) {
        Mailbox mailbox = new Mailbox(addresses.mailbox());
        try {
            Mailbox.Mail mail =
                    mailbox.await(address, candidate -> candidate.subject().startsWith(subject));
            return new ReceivedMail(address, mail.subject(), mail.messageId(), mailbox.text(mail));
        } catch (AssertionError missing) {
            throw new DemoFailedException(missing.getMessage(), missing);
        } catch (UncheckedIOException unreachable) {
            throw new DemoFailedException("No answer from the mailbox " + addresses.mailbox() + ".", unreachable);
        }
    }

    int kmsPort() {
        return addresses.kms().getPort();
    }

    void heading(String text) {
        narration.heading(text);
    }

    void line(String text, Object... arguments) {
        narration.line(text, arguments);
    }
}
