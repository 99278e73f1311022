package org.menkyo.signin;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.wildfly.security.authz.AuthorizationIdentity;

/**
 * Names whose passwords were verified a short while ago, with what they may be. Of a password only an authentication
 * code (HMAC-SHA-256) under a key that is made at the start and never leaves the memory is kept.
 */
final class RememberedPasswords {

    private static final String MAC = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int TURNS = 256;

    /** One name; a later password of the same name takes its place. */
    private record Remembered(
            byte[] code, Instant due, Instant until, AuthorizationIdentity authorization, AtomicBoolean claimed) {}

    private final Duration age;
    private final Clock clock;
    private final Mac prototype;
    private final Map<String, Remembered> names;
    private final Object[] turns = Stream.generate(Object::new).limit(TURNS).toArray();

    /**
     * @param age for how long a password is remembered since it was verified
     * @param most how many names are remembered; the one that came longest ago is forgotten first
     */
    RememberedPasswords(Duration age, int most, Clock clock) {
        this.age = age;
        this.clock = clock;
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        this.prototype = prototype(new SecretKeySpec(bytes, MAC));
        this.names = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Remembered> eldest) {
                return size() > most;
            }
        };
    }

    /** What the name may be, if this very password was verified a short while ago; empty says nothing about it. */
    Optional<AuthorizationIdentity> recall(String name, char[] password) {
        Remembered remembered = find(name);
        if (remembered == null
                || !clock.instant().isBefore(remembered.until)
                || !MessageDigest.isEqual(remembered.code, code(name, password))) {
            return Optional.empty();
        }
        return Optional.of(remembered.authorization);
    }

    /**
     * Whether the password of the name is to be verified again although it is still remembered, which is so after two thirds
     * of its time. True for one caller only: whoever gets it verifies, while all others need not wait.
     */
    boolean claim(String name) {
        Remembered remembered = find(name);
        return remembered != null
                && !clock.instant().isBefore(remembered.due)
                && remembered.claimed.compareAndSet(false, true);
    }

    /** Forgets the name: its password is no longer right. */
    void forget(String name) {
        synchronized (names) {
            names.remove(name);
        }
    }

    private Remembered find(String name) {
        synchronized (names) {
            return names.get(name);
        }
    }

    /** What calls of one name that are not remembered hold one after the other; some names share it. */
    Object turn(String name) {
        return turns[Math.floorMod(name.hashCode(), TURNS)];
    }

    /** Remembers a password that was just verified. */
    void remember(String name, char[] password, AuthorizationIdentity authorization) {
        Instant now = clock.instant();
        Instant due = now.plus(age.multipliedBy(2).dividedBy(3));
        Remembered verified =
                new Remembered(code(name, password), due, now.plus(age), authorization, new AtomicBoolean());
        synchronized (names) {
            names.remove(name);
            names.put(name, verified);
        }
    }

    /** Never used itself: its copies need not look for a provider and prepare the key each time. */
    private static Mac prototype(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private byte[] code(String name, char[] password) {
        byte[] typed = bytes(password);
        try {
            Mac mac = (Mac) prototype.clone();
            byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
            mac.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(nameBytes.length).array());
            mac.update(nameBytes);
            return mac.doFinal(typed);
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            Arrays.fill(typed, (byte) 0);
        }
    }

    private static byte[] bytes(char[] password) {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(password));
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        Arrays.fill(encoded.array(), (byte) 0);
        return bytes;
    }
}
