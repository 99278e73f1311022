package org.menkyo.webhook;

import java.security.SecureRandom;
import java.util.Base64;
import org.menkyo.shared.secret.SecretPlace;

/** The secrets that messages are signed with. */
final class WebhookSecret {

    /** What they are encrypted for in the database. */
    private static final String PURPOSE = "webhook-secret";

    private static final String PREFIX = "whsec_";
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private WebhookSecret() {}

    /** Where the secret of a subscription is kept. */
    static SecretPlace place(Object subscription) {
        return new SecretPlace(PURPOSE, "webhook_subscription", subscription);
    }

    static byte[] random() {
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return secret;
    }

    /** How the receiver gets it. */
    static String text(byte[] secret) {
        return PREFIX + Base64.getEncoder().encodeToString(secret);
    }
}
