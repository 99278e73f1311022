package org.menkyo.account;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.identity.Account;
import org.menkyo.identity.AccountParty;
import org.menkyo.identity.IdentityProvider;
import org.menkyo.identity.UserRepository;
import org.menkyo.organization.Distributor;
import org.menkyo.organization.OrganizationRepository;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.BusinessEmail;
import org.menkyo.shared.Caller;
import org.menkyo.shared.ConflictException;
import org.menkyo.shared.ErrorCode;
import org.menkyo.shared.FieldProblem;
import org.menkyo.shared.InputCheck;
import org.menkyo.shared.NameLock;
import org.menkyo.throttle.Throttled;

/** Makes accounts of the built-in identity provider (LC-201) and technical accounts (LC-1106). */
@Stateless
public class AccountService {

    private static final int MAX_YEARS = 2;

    private final NameLock locks;
    private final AccessControl access;
    private final UserRepository users;
    private final IdentityProvider provider;
    private final OrganizationRepository organizations;
    private final Passwords passwords;
    private final AuditTrail audit;
    private final Clock clock;

    /** For the container's proxy. */
    protected AccountService() {
        this(null, null, null, null, null, null, null, null);
    }

    @Inject
    public AccountService(
            NameLock locks,
            AccessControl access,
            UserRepository users,
            IdentityProvider provider,
            OrganizationRepository organizations,
            Passwords passwords,
            AuditTrail audit,
            Clock clock) {
        this.locks = locks;
        this.access = access;
        this.users = users;
        this.provider = provider;
        this.organizations = organizations;
        this.passwords = passwords;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Makes an account for a person. It gives no access: that depends on the business e-mail (LC-203).
     *
     * @throws ConflictException ACCOUNT_NAME_TAKEN; SIGN_UP_AT_PROVIDER where another identity provider serves people
     */
    @Performs(Operation.SIGN_UP)
    @Throttled
    public AccountView signUp(Caller caller, SignUp command) {
        access.require(caller, Operation.SIGN_UP);
        provider.issuer().ifPresent(issuer -> {
            throw new ConflictException(ErrorCode.SIGN_UP_AT_PROVIDER, issuer);
        });
        InputCheck check = new InputCheck();
        String name = command.name();
        AccountNames.checkPerson(check, name);
        passwords.check(check, "password", name, command.password());
        check.done();
        requireFree(name);
        users.add(Account.person(name, passwords.hash(command.password()), clock.instant()));
        audit.append(caller, AuditEvent.done(Operation.SIGN_UP, "account", name, null));
        return new AccountView(name, AccountParty.PERSON.name(), null, null);
    }

    /**
     * Makes an account for a system or an employee of the publisher, whose password ends after
     * {@link Passwords#CHOSEN_FOR_OTHERS} unless it is changed by then.
     *
     * @throws ConflictException ACCOUNT_NAME_TAKEN
     */
    @Performs(Operation.CREATE_TECHNICAL_ACCOUNT)
    public AccountView createTechnicalAccount(Caller caller, CreateTechnicalAccount command) {
        access.require(caller, Operation.CREATE_TECHNICAL_ACCOUNT);
        Instant now = clock.instant();
        InputCheck check = new InputCheck();
        String name = command.name();
        AccountNames.checkTechnical(check, name);
        passwords.check(check, "password", name, command.password());
        Optional<AccountParty> party = Optional.ofNullable(command.party()).flatMap(AccountParty::of);
        if (command.party() == null) {
            check.required("party", null);
        } else if (party.isEmpty()) {
            check.reject("party", FieldProblem.NOT_ALLOWED);
        }
        checkDistributor(check, command, party);
        checkExpiry(check, command.expiresAt(), now);
        check.optionalEmail("contactEmail", command.contactEmail());
        check.done();
        requireFree(name);
        Distributor distributor = party.get() == AccountParty.DISTRIBUTOR
                ? organizations.findOrCreateDistributor(command.distributorCode(), command.distributorName(), now)
                : null;
        Account account = Account.technical(
                name,
                passwords.hash(command.password()),
                party.get(),
                distributor,
                command.expiresAt(),
                caller.name(),
                now);
        if (account.party().isStaff()) {
            account.endPassword(now.plus(Passwords.CHOSEN_FOR_OTHERS));
        }
        if (command.contactEmail() != null) {
            account.tell(new BusinessEmail(command.contactEmail()), caller.language());
        }
        users.add(account);
        audit.append(
                caller,
                AuditEvent.done(Operation.CREATE_TECHNICAL_ACCOUNT, "account", name, null)
                        .with("party", party.get())
                        .with("distributor", command.distributorCode())
                        .with("expiresAt", command.expiresAt())
                        .with("passwordEndsAt", account.passwordEndsAt().orElse(null))
                        .with("contactEmail", command.contactEmail()));
        return new AccountView(
                name,
                party.get().name(),
                command.expiresAt(),
                account.passwordEndsAt().orElse(null));
    }

    private static void checkDistributor(
            InputCheck check, CreateTechnicalAccount command, Optional<AccountParty> party) {
        if (party.isPresent() && party.get() == AccountParty.DISTRIBUTOR) {
            check.text("distributorCode", command.distributorCode(), 64)
                    .text("distributorName", command.distributorName(), 200);
        } else {
            if (command.distributorCode() != null) {
                check.reject("distributorCode", FieldProblem.NOT_ALLOWED);
            }
            if (command.distributorName() != null) {
                check.reject("distributorName", FieldProblem.NOT_ALLOWED);
            }
        }
    }

    static void checkExpiry(InputCheck check, Instant expiresAt, Instant now) {
        Instant latest = now.plus(MAX_YEARS * 366L, ChronoUnit.DAYS);
        if (expiresAt == null) {
            check.required("expiresAt", null);
        } else if (!expiresAt.isAfter(now) || expiresAt.isAfter(latest)) {
            check.reject("expiresAt", FieldProblem.OUT_OF_RANGE, now.toString(), latest.toString());
        }
    }

    private void requireFree(String name) {
        locks.hold(NameLock.Kind.ACCOUNT, name);
        if (users.findAccount(name).isPresent()) {
            throw new ConflictException(ErrorCode.ACCOUNT_NAME_TAKEN);
        }
    }
}
