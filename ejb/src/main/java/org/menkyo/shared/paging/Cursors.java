package org.menkyo.shared.paging;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.menkyo.shared.secret.SecretBox;

/**
 * The form in which places in lists are given to callers and taken back, for all lists and interfaces: encrypted with a key
 * of the installation, in Base64url. So a cursor tells nothing of what stands behind a place, such as how many keys were
 * ever issued, and whatever is not a cursor of this installation is found here, before it reaches a list.
 *
 * <p>Until the key is known, as in tests without a server, cursors are good for as long as the program runs.
 */
final class Cursors {

    private static final String PURPOSE = "cursor";

    private static final AtomicReference<SecretBox> BOX = new AtomicReference<>(ofThisRunOnly());

    private Cursors() {}

    /** Takes the key of the installation, with which cursors stay good over restarts and on all nodes. */
    static void sealedWith(SecretBox box) {
        BOX.set(box);
    }

    /** The cursor of a place. */
    static String of(Object place) {
        byte[] sealed = BOX.get().seal(PURPOSE, place.toString().getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** The place of a cursor; empty if it is none of ours. */
    static Optional<String> place(String cursor) {
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(cursor);
            return Optional.of(new String(BOX.get().open(PURPOSE, sealed), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    private static SecretBox ofThisRunOnly() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return new SecretBox(() -> key);
    }
}
