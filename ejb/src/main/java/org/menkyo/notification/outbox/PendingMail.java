package org.menkyo.notification.outbox;

import java.util.UUID;
import org.menkyo.shared.input.BusinessEmail;

/**
 * A notification that waits for the relay.
 *
 * @param id its number; those recorded later have greater ones
 * @param content all that its text is made of, but for the token
 * @param secret whether it has a token, so that no other mail can stand for it
 * @param sender who caused it, or null for the server itself
 * @param released whether it was held back before
 */
public record PendingMail(
        long id,
        UUID identity,
        BusinessEmail recipient,
        String content,
        boolean secret,
        String sender,
        boolean released) {

    /** Whether no budget concerns it. */
    public boolean isFree() {
        return sender == null || released;
    }

    /** Who sends to whom. */
    public String pair() {
        return sender + '\n' + recipient.key();
    }
}
