package org.menkyo.shared.call;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.menkyo.shared.input.BusinessEmail;
import org.menkyo.shared.text.Language;

/**
 * Who calls an operation, through which interface and from where. Every service method takes it as its first parameter;
 * the permission check and the audit (LC-1001) look at nothing else.
 *
 * @param name who is behind the call: the account's name, the business e-mail of a registered user or of whom a partner's
 *     system belongs to, or a word for callers that have no identity ("stranger", "system")
 * @param party what the caller is to the publisher
 * @param userId the person behind the call, where it is one
 * @param email the confirmed business e-mail; present exactly for {@link Party#REGISTERED_USER} and {@link Party#PARTNER}
 * @param distributorId the distributor that a technical account of party {@link Party#DISTRIBUTOR} belongs to
 * @param channel the interface
 * @param sourceAddress the network address that the call came from, or null within the server
 * @param language the language of texts in the answer
 * @param correlationId names this call in answers and logs
 * @param token the limits of the access token that the call was signed in with; empty if the owner signed in
 * @param system the name of the account of a partner's system, which calls on behalf of {@code email}; present exactly for
 *     {@link Party#PARTNER}
 * @param mustEnroll whether the publisher asks for a second factor that the account does not have yet (LC-209); then the caller
 *     may do nothing but set it up
 */
public record Caller(
        String name,
        Party party,
        Optional<UUID> userId,
        Optional<BusinessEmail> email,
        Optional<Long> distributorId,
        Channel channel,
        String sourceAddress,
        Language language,
        String correlationId,
        Optional<TokenLimits> token,
        Optional<String> system,
        boolean mustEnroll) {

    public Caller {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(party, "party");
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(email, "email");
        Objects.requireNonNull(distributorId, "distributorId");
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(correlationId, "correlationId");
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(system, "system");
    }

    /** A caller who has signed in, not by an access token. */
    public Caller(
            String name,
            Party party,
            Optional<UUID> userId,
            Optional<BusinessEmail> email,
            Optional<Long> distributorId,
            Channel channel,
            String sourceAddress,
            Language language,
            String correlationId) {
        this(
                name,
                party,
                userId,
                email,
                distributorId,
                channel,
                sourceAddress,
                language,
                correlationId,
                Optional.empty(),
                Optional.empty(),
                false);
    }

    /** A partner's system, which does what the business e-mail that it belongs to may do (LC-210). */
    public static Caller partner(String system, UUID userId, BusinessEmail email, CallOrigin origin) {
        return new Caller(
                        email.value(),
                        Party.PARTNER,
                        Optional.of(userId),
                        Optional.of(email),
                        Optional.empty(),
                        origin.channel(),
                        origin.sourceAddress(),
                        origin.language(),
                        origin.correlationId())
                .signedIn(Optional.empty(), Optional.of(system), false);
    }

    /** The same caller, come with an access token. */
    public Caller limitedTo(TokenLimits limits) {
        return signedIn(Optional.of(limits), system, mustEnroll);
    }

    /** The same caller, who must set up a second factor before anything else. */
    public Caller withoutSecondFactor() {
        return signedIn(token, system, true);
    }

    /** The same caller, come by other credentials. */
    private Caller signedIn(Optional<TokenLimits> by, Optional<String> as, boolean enrolls) {
        return new Caller(
                name,
                party,
                userId,
                email,
                distributorId,
                channel,
                sourceAddress,
                language,
                correlationId,
                by,
                as,
                enrolls);
    }

    /** Whether what the call was signed in with reaches a license ID; what the caller may do there is another question. */
    public boolean reaches(String licenseId) {
        return token.map(limits -> limits.reaches(licenseId)).orElse(true);
    }

    /** The server acting by itself. */
    public static Caller system(String correlationId) {
        return withoutIdentity(
                "system", Party.SYSTEM, new CallOrigin(Channel.SYSTEM, null, Language.EN, correlationId));
    }

    /** The server doing later what a person has asked for before, and so in the person's name. */
    public static Caller systemFor(UUID userId, String name, String correlationId) {
        return new Caller(
                name,
                Party.SYSTEM,
                Optional.of(userId),
                Optional.empty(),
                Optional.empty(),
                Channel.SYSTEM,
                null,
                Language.EN,
                correlationId);
    }

    /** Somebody who did not sign in. */
    public static Caller stranger(CallOrigin origin) {
        return withoutIdentity("stranger", Party.STRANGER, origin);
    }

    /** An installation that activates itself, known by nothing but the product key that it presents. */
    public static Caller device(CallOrigin origin) {
        return withoutIdentity("device", Party.DEVICE, origin);
    }

    /** Where the call came from. */
    public CallOrigin origin() {
        return new CallOrigin(channel, sourceAddress, language, correlationId);
    }

    private static Caller withoutIdentity(String name, Party party, CallOrigin origin) {
        return new Caller(
                name,
                party,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                origin.channel(),
                origin.sourceAddress(),
                origin.language(),
                origin.correlationId());
    }

    /** The person who has signed in; nobody for a system, be it a partner's that acts on a person's behalf. */
    public Optional<UUID> signedInPerson() {
        return system.isPresent() ? Optional.empty() : userId;
    }

    /** The account that the caller signed in with, of a caller that has a technical one. */
    public String technicalAccount() {
        return system.orElse(name);
    }

    /** The confirmed business e-mail of a caller that was checked to be registered, or to be a partner's system. */
    public BusinessEmail requireEmail() {
        return email.orElseThrow(() -> new IllegalStateException("caller is not registered"));
    }

    /** The person behind the call, of a caller that was checked to be one, or to be the system of one. */
    public UUID requireUserId() {
        return userId.orElseThrow(() -> new IllegalStateException("caller is not a person"));
    }

    /** The distributor behind the call, of a caller that was checked to be one. */
    public long requireDistributorId() {
        return distributorId.orElseThrow(() -> new IllegalStateException("caller is not a distributor"));
    }
}
