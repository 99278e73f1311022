package org.menkyo.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.menkyo.shared.input.BusinessEmail;
import org.menkyo.shared.text.Language;

/** A person: one identity (issuer and subject), bound to at most one confirmed business e-mail (LC-201, LC-202). */
@Entity
@Table(name = "app_user")
public class AppUser {

    @Id
    private UUID id;

    private String issuer;

    private String subject;

    @Column(name = "business_email")
    private String businessEmail;

    @Column(name = "business_email_key")
    private String businessEmailKey;

    @Column(name = "confirmed_at")
    private Instant confirmedAt;

    @Column(name = "lapsed_email")
    private String lapsedEmail;

    @Column(name = "given_name")
    private String givenName;

    @Column(name = "family_name")
    private String familyName;

    @Enumerated(EnumType.STRING)
    private Language language;

    @Column(name = "last_sign_in_at")
    private Instant lastSignInAt;

    @Column(name = "inherits_administration")
    private Boolean inheritsAdministration;

    @Column(name = "inheritance_chosen_at")
    private Instant inheritanceChosenAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "sign_ins_ended_at")
    private Instant signInsEndedAt;

    @Version
    private int version;

    protected AppUser() {}

    /** Binds the person to an address that the person has shown to read; the former one is given up (LC-202). */
    public void confirm(BusinessEmail email, Instant now) {
        businessEmail = email.value();
        businessEmailKey = email.key();
        confirmedAt = now;
        lapsedEmail = null;
    }

    /** Takes the registration from a person who has not signed in for a year; the address must be confirmed again (LC-205). */
    public void lapse() {
        String former = businessEmail;
        giveUpBusinessEmail();
        lapsedEmail = former;
    }

    /** Takes the address from the person, since another identity has confirmed it (LC-202). */
    public void giveUpBusinessEmail() {
        businessEmail = null;
        businessEmailKey = null;
        confirmedAt = null;
    }

    /** Takes the claim to the address that has lapsed, since another person has confirmed it. */
    void giveUpLapsedEmail() {
        lapsedEmail = null;
    }

    /** Takes a given name; it is asked for once (LC-206). */
    public void takeGivenName(String name) {
        givenName = name;
    }

    /** Takes a family name; it is asked for once (LC-206). */
    public void takeFamilyName(String name) {
        familyName = name;
    }

    /** Chooses whether administration of MASTER agreements extends to the agreements below them (LC-501). */
    public void inheritAdministration(boolean inherit, Instant now) {
        inheritsAdministration = inherit;
        inheritanceChosenAt = now;
    }

    /** Whether the person inherits administration; empty until the person has chosen (LC-502). */
    public Optional<Boolean> inheritsAdministration() {
        return Optional.ofNullable(inheritsAdministration);
    }

    /** Chooses the language of mails to this person. */
    public void speak(Language newLanguage) {
        language = newLanguage;
    }

    /** Lets no sign-in at the identity provider that was before count any more (LC-209). */
    public void endSignIns(Instant now) {
        signInsEndedAt = now;
    }

    /** When the sign-ins at the identity provider were ended last. */
    public Optional<Instant> signInsEndedAt() {
        return Optional.ofNullable(signInsEndedAt);
    }

    public UUID id() {
        return id;
    }

    /** The issuer of the identity. */
    public String issuer() {
        return issuer;
    }

    /** Who it is to the issuer. */
    public String subject() {
        return subject;
    }

    /** The confirmed business e-mail. */
    public Optional<BusinessEmail> businessEmail() {
        return Optional.ofNullable(businessEmail).map(BusinessEmail::new);
    }

    /** The address that must be confirmed again after a year without a sign-in (LC-205). */
    public Optional<BusinessEmail> lapsedEmail() {
        return Optional.ofNullable(lapsedEmail).map(BusinessEmail::new);
    }

    public Optional<Instant> confirmedAt() {
        return Optional.ofNullable(confirmedAt);
    }

    /** The given name; empty until it is asked for (LC-206). */
    public Optional<String> givenName() {
        return Optional.ofNullable(givenName);
    }

    /** The family name; empty until it is asked for (LC-206). */
    public Optional<String> familyName() {
        return Optional.ofNullable(familyName);
    }

    /** Given and family name, as far as the profile has them (LC-206). */
    public Optional<String> fullName() {
        String name = Stream.of(givenName, familyName)
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(" "));
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    public Language language() {
        return language;
    }

    /** When the person signed in for the first time. */
    public Instant createdAt() {
        return createdAt;
    }

    /** The last call of this person, exact to a few minutes (LC-205, LC-308). */
    public Optional<Instant> lastSignInAt() {
        return Optional.ofNullable(lastSignInAt);
    }
}
