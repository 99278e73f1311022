package org.menkyo.identity;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.menkyo.lockout.Lockouts;
import org.menkyo.organization.Distributor;
import org.menkyo.shared.BusinessEmail;
import org.menkyo.shared.CallOrigin;
import org.menkyo.shared.Caller;
import org.menkyo.shared.ErrorCode;
import org.menkyo.shared.LockedOutException;
import org.menkyo.shared.NotPermittedException;
import org.menkyo.shared.Party;

/** Tells the edges who is behind an identity that the server has authenticated (LC-201). */
@Stateless
public class CallerDirectory {

    /** The issuer of identities of the built-in provider. */
    public static final String BUILT_IN_ISSUER = "menkyo";

    private final UserRepository users;
    private final IdentityProvider provider;
    private final Lockouts lockouts;
    private final Clock clock;

    /** For the container's proxy. */
    protected CallerDirectory() {
        this(null, null, null, null);
    }

    @Inject
    public CallerDirectory(UserRepository users, IdentityProvider provider, Lockouts lockouts, Clock clock) {
        this.users = users;
        this.provider = provider;
        this.lockouts = lockouts;
        this.clock = clock;
    }

    /**
     * The caller behind an account of the built-in provider. For a person the call counts as a sign-in (LC-205).
     *
     * @throws NotPermittedException NOT_SIGNED_IN if the account is gone, disabled or ended since its password was
     *     verified, which the server remembers for some seconds; or if it is a person's and another provider has taken the
     *     place of the built-in one
     */
    public Caller identify(CallOrigin origin, String accountName) {
        Account account = users.findAccount(accountName)
                .filter(known -> known.isUsableAt(clock.instant()))
                .filter(known -> known.party() != AccountParty.PERSON
                        || provider.issuer().isEmpty())
                .orElseThrow(() -> new NotPermittedException(ErrorCode.NOT_SIGNED_IN));
        return account.party()
                .party()
                .map(party -> technical(origin, account, party))
                .orElseGet(() -> identifyPerson(origin, BUILT_IN_ISSUER, account.name()));
    }

    /**
     * The caller behind an identity of any provider; the call counts as a sign-in (LC-201, LC-205).
     *
     * @throws LockedOutException if the person is locked out; then it is no sign-in, and nothing of the call is looked at, not
     *     even a kept answer (LC-604)
     */
    public Caller identifyPerson(CallOrigin origin, String issuer, String subject) {
        AppUser user = users.signIn(issuer, subject, origin.language(), clock.instant());
        Optional<BusinessEmail> email = user.businessEmail();
        Caller caller = new Caller(
                email.map(BusinessEmail::value).orElse(subject),
                email.isPresent() ? Party.REGISTERED_USER : Party.UNREGISTERED_USER,
                Optional.of(user.id()),
                email,
                Optional.empty(),
                origin.channel(),
                origin.sourceAddress(),
                origin.language(),
                origin.correlationId());
        lockouts.requireNone(caller);
        return caller;
    }

    private static Caller technical(CallOrigin origin, Account account, Party party) {
        return new Caller(
                account.name(),
                party,
                Optional.empty(),
                Optional.empty(),
                account.distributor().map(Distributor::id),
                origin.channel(),
                origin.sourceAddress(),
                origin.language(),
                origin.correlationId());
    }
}
