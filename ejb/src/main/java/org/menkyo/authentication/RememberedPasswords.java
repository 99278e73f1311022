package org.menkyo.authentication;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.menkyo.identity.VerifiedPassword;

/**
 * Passwords that were verified some minutes ago, and against what: programs sign in with every call, and verifying takes
 * tens of milliseconds of a processor on purpose. What was verified stays true as long as the account has that, which the
 * caller compares. Of name and password only an authentication code (HMAC-SHA-256) under a key that is made at the start and
 * never leaves the memory is kept; wrong passwords are not remembered.
 */
@ApplicationScoped
public class RememberedPasswords {

    static final Duration AGE = Duration.ofMinutes(10);

    private static final int MOST = 10_000;
    private static final String MAC = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final Mac prototype;
    private final Cache<ByteBuffer, VerifiedPassword> verified;

    @Inject
    public RememberedPasswords(Clock clock) {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        this.prototype = prototype(new SecretKeySpec(key, MAC));
        this.verified = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(AGE)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    /** Against what this very password of the account was right; empty says nothing about it. */
    Optional<VerifiedPassword> find(String account, char[] password) {
        return Optional.ofNullable(verified.getIfPresent(code(account, password)));
    }

    /** Remembers a password that was right. */
    void remember(String account, char[] password, VerifiedPassword against) {
        verified.put(code(account, password), against);
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

    private ByteBuffer code(String account, char[] password) {
        byte[] typed = bytes(password);
        try {
            Mac mac = (Mac) prototype.clone();
            byte[] name = account.getBytes(StandardCharsets.UTF_8);
            mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(name.length).array());
            mac.update(name);
            return ByteBuffer.wrap(mac.doFinal(typed));
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
