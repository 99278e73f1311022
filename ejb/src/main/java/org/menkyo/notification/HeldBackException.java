package org.menkyo.notification;

import jakarta.mail.MessagingException;

/** A mail was not sent because an earlier one to the same address could not be: mails to one address keep their order. */
class HeldBackException extends MessagingException {

    private static final long serialVersionUID = 1L;

    /** @param error why the earlier one could not be sent */
    HeldBackException(String error) {
        super("An earlier mail to the same address could not be sent: " + error);
    }
}
