package org.menkyo.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.menkyo.lockout.Lockouts;
import org.menkyo.organization.Distributor;
import org.menkyo.readcache.ReadCache;
import org.menkyo.settings.SettingsRegister;
import org.menkyo.shared.Settings;
import org.menkyo.shared.call.CallOrigin;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.call.Party;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.LockedOutException;
import org.menkyo.shared.error.NotPermittedException;
import org.menkyo.shared.input.BusinessEmail;

/** Tells the edges who is behind an identity that the server has authenticated (LC-201). */
@ApplicationScoped
public class CallerDirectory {

    /** Who acts for the publisher, and reaches what belongs to others. */
    private static final Set<Party> STAFF = EnumSet.of(Party.SUPPORT_AGENT, Party.OPERATOR, Party.AUDITOR);

    /** The issuer of identities of the built-in provider. */
    public static final String BUILT_IN_ISSUER = "menkyo";

    private final UserRepository users;
    private final IdentityProvider provider;
    private final Lockouts lockouts;
    private final ReadCache cache;
    private final Clock clock;
    private final boolean staffNeedsSecondFactor;

    @Inject
    public CallerDirectory(
            UserRepository users,
            IdentityProvider provider,
            Lockouts lockouts,
            ReadCache cache,
            Settings settings,
            Clock clock) {
        this.users = users;
        this.provider = provider;
        this.lockouts = lockouts;
        this.cache = cache;
        this.clock = clock;
        this.staffNeedsSecondFactor = settings.get(SettingsRegister.STAFF_NEEDS_SECOND_FACTOR);
    }

    /**
     * The caller behind an account of the built-in provider. For a person the call counts as a sign-in (LC-205).
     *
     * @throws NotPermittedException NOT_SIGNED_IN if the account is gone, disabled or ended since its password was
     *     verified, or if it is a person's and another provider has taken the
     *     place of the built-in one; NOT_REGISTERED if it is of a partner's system and the business e-mail that it belongs to
     *     is nobody's any more
     * @throws LockedOutException if it is of a partner's system and the business e-mail is locked out
     */
    public Caller identify(CallOrigin origin, String accountName) {
        KnownAccount known = account(accountName)
                .filter(found -> found.account().party() != AccountParty.PERSON
                        || provider.issuer().isEmpty())
                .orElseThrow(() -> new NotPermittedException(ErrorCode.NOT_SIGNED_IN));
        Account account = known.account();
        if (account.party() == AccountParty.PARTNER) {
            return partner(origin, known);
        }
        return account.party()
                .party()
                .map(party -> technical(origin, known, party))
                .orElseGet(() -> identifyPerson(origin, BUILT_IN_ISSUER, account.name()));
    }

    /** Whether an account can be used now, and what was verified is still one of its passwords. */
    public boolean hasPassword(String accountName, VerifiedPassword verified) {
        return account(accountName)
                .filter(known -> known.account().passwordsAt(clock.instant()).contains(verified))
                .isPresent();
    }

    /** Whether an account can be used now, and its password alone signs nobody in (LC-209). */
    public boolean hasSecondFactor(String accountName) {
        return account(accountName)
                .filter(known -> known.account().hasSecondFactor())
                .isPresent();
    }

    private Optional<KnownAccount> account(String name) {
        return cache.get(new AccountOf(name), () -> users.findAccount(name).map(this::known))
                .filter(found -> found.account().isUsableAt(clock.instant()));
    }

    /**
     * The caller behind a person's identity whose credential Menkyo itself keeps: as {@link #identify} for the built-in
     * provider, as {@link #identifyPerson} for the one that has taken its place.
     *
     * @throws NotPermittedException NOT_SIGNED_IN if the identity is of a provider at which nobody signs in any more
     */
    public Caller identifyOwner(CallOrigin origin, String issuer, String subject) {
        if (issuer.equals(BUILT_IN_ISSUER)) {
            return identify(origin, subject);
        }
        if (provider.issuer()
                .filter(current -> current.toString().equals(issuer))
                .isEmpty()) {
            throw new NotPermittedException(ErrorCode.NOT_SIGNED_IN);
        }
        return identifyPerson(origin, issuer, subject);
    }

    /**
     * The caller behind an identity for which another provider vouches: as {@link #identifyPerson}.
     *
     * @throws NotPermittedException NOT_SIGNED_IN if the person's sign-ins were ended since that one (LC-209)
     */
    public Caller identify(CallOrigin origin, ProviderIdentity identity) {
        if (identity.isEnded(
                person(origin, identity.issuer(), identity.subject()).signInsEndedAt())) {
            throw new NotPermittedException(ErrorCode.NOT_SIGNED_IN);
        }
        return identifyPerson(origin, identity.issuer(), identity.subject());
    }

    /**
     * The caller behind an identity of any provider; the call counts as a sign-in (LC-201, LC-205).
     *
     * @throws LockedOutException if the person is locked out; then it is no sign-in, and nothing of the call is looked at, not
     *     even a kept answer (LC-604)
     */
    public Caller identifyPerson(CallOrigin origin, String issuer, String subject) {
        KnownPerson person = person(origin, issuer, subject);
        Optional<BusinessEmail> email = person.email();
        Caller caller = new Caller(
                email.map(BusinessEmail::value).orElse(subject),
                email.isPresent() ? Party.REGISTERED_USER : Party.UNREGISTERED_USER,
                Optional.of(person.id()),
                email,
                Optional.empty(),
                origin.channel(),
                origin.sourceAddress(),
                origin.language(),
                origin.correlationId());
        lockouts.requireNone(caller);
        return caller;
    }

    private KnownPerson person(CallOrigin origin, String issuer, String subject) {
        PersonOf who = new PersonOf(issuer, subject);
        Supplier<KnownPerson> signIn =
                () -> KnownPerson.of(users.signIn(issuer, subject, origin.language(), clock.instant()));
        KnownPerson known = cache.get(who, signIn);
        return UserRepository.isRecent(known.lastSignInAt(), clock.instant()) ? known : cache.renew(who, signIn);
    }

    private KnownAccount known(Account account) {
        return new KnownAccount(
                account,
                account.distributor().map(Distributor::id),
                account.businessEmail().flatMap(users::findHolder).map(AppUser::id));
    }

    /** What the address may do is asked with each operation, as for the person who has it (LC-210). */
    private Caller partner(CallOrigin origin, KnownAccount known) {
        UUID holder = known.holder().orElseThrow(() -> new NotPermittedException(ErrorCode.NOT_REGISTERED));
        Caller caller = Caller.partner(
                known.account().name(), holder, known.account().businessEmail().orElseThrow(), origin);
        lockouts.requireNone(caller);
        return caller;
    }

    private Caller technical(CallOrigin origin, KnownAccount known, Party party) {
        Caller caller = new Caller(
                known.account().name(),
                party,
                Optional.empty(),
                Optional.empty(),
                known.distributorId(),
                origin.channel(),
                origin.sourceAddress(),
                origin.language(),
                origin.correlationId());
        boolean enrolled = known.account().hasSecondFactor();
        return staffNeedsSecondFactor && STAFF.contains(party) && !enrolled ? caller.withoutSecondFactor() : caller;
    }

    /** What is remembered: an account. */
    private record AccountOf(String name) {}

    /** What is remembered: a person. */
    private record PersonOf(String issuer, String subject) {}

    /**
     * An account, its distributor, who cannot be read from it once its transaction has ended, and whose the business e-mail is
     * that a partner's system belongs to.
     */
    private record KnownAccount(Account account, Optional<Long> distributorId, Optional<UUID> holder) {}

    private record KnownPerson(
            UUID id, Optional<BusinessEmail> email, Optional<Instant> lastSignInAt, Optional<Instant> signInsEndedAt) {

        static KnownPerson of(AppUser user) {
            return new KnownPerson(user.id(), user.businessEmail(), user.lastSignInAt(), user.signInsEndedAt());
        }
    }
}
