package org.menkyo.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.menkyo.protocol.crypto.Sha256;
import org.menkyo.shared.StatementList;
import org.menkyo.shared.input.BusinessEmail;
import org.menkyo.usermanagement.ConfirmationLinks;

/**
 * Makes confirmation tokens: 256 random bits in base64url without padding, 43 characters. They have too much entropy to
 * be guessed from their hash, so SHA-256 without salt is enough (LC-203).
 */
@ApplicationScoped
public class ConfirmationTokens implements ConfirmationLinks {

    private static final int TOKEN_BYTES = 32;

    private final RegistrationRepository registrations;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    @Inject
    public ConfirmationTokens(RegistrationRepository registrations, Clock clock) {
        this.registrations = registrations;
        this.clock = clock;
    }

    @Override
    public String newToken(BusinessEmail email) {
        return newToken((UUID) null, email);
    }

    @Override
    public List<String> newTokens(StatementList statements, List<BusinessEmail> emails) {
        Instant now = clock.instant();
        List<String> tokens = new ArrayList<>();
        List<Registration> links = new ArrayList<>();
        for (BusinessEmail email : emails) {
            String token = draw();
            tokens.add(token);
            links.add(new Registration(null, email, hash(token), now));
        }
        registrations.add(statements, links);
        return tokens;
    }

    /** Records a new link for a person who registers, or for whoever opens it, and returns its token. */
    String newToken(UUID userId, BusinessEmail email) {
        String token = draw();
        registrations.add(new Registration(userId, email, hash(token), clock.instant()));
        return token;
    }

    private String draw() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What a token is found by. */
    static byte[] hash(String token) {
        return Sha256.digest().digest(token.getBytes(StandardCharsets.UTF_8));
    }
}
