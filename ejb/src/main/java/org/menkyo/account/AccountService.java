package org.menkyo.account;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.menkyo.account.passwords.Passwords;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.identity.Account;
import org.menkyo.identity.AccountParty;
import org.menkyo.identity.AppUser;
import org.menkyo.identity.IdentityProvider;
import org.menkyo.identity.UserRepository;
import org.menkyo.organization.Distributor;
import org.menkyo.organization.OrganizationRepository;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.database.NameLock;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.input.BusinessEmail;
import org.menkyo.shared.input.InputCheck;
import org.menkyo.throttle.Throttled;

/** Makes accounts of the built-in identity provider (LC-201) and technical accounts (LC-210, LC-1106). */
@Stateless
public class AccountService {

    private final NameLock locks;
    private final AccessControl access;
    private final UserRepository users;
    private final IdentityProvider provider;
    private final OrganizationRepository organizations;
    private final Passwords passwords;
    private final AuditTrail audit;
    private final CredentialChanges changes;
    private final Clock clock;

    /** For the container's proxy. */
    protected AccountService() {
        this(null, null, null, null, null, null, null, null, null);
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
            CredentialChanges changes,
            Clock clock) {
        this.locks = locks;
        this.access = access;
        this.users = users;
        this.provider = provider;
        this.organizations = organizations;
        this.passwords = passwords;
        this.audit = audit;
        this.changes = changes;
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
     * {@link Passwords#CHOSEN_FOR_OTHERS} unless it is changed by then. A partner's is made for a business e-mail that somebody
     * has confirmed, who is told by mail (LC-210).
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
        AccountTerm.check(check, command.expiresAt(), now);
        Optional<AppUser> owner = owner(check, command, party);
        check.done();
        requireFree(name);
        if (party.get() == AccountParty.PARTNER) {
            return createForPartner(caller, command, owner.orElseThrow(), now);
        }
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

    private AccountView createForPartner(Caller caller, CreateTechnicalAccount command, AppUser owner, Instant now) {
        BusinessEmail email = owner.businessEmail().orElseThrow();
        Account account = Account.partner(
                command.name(), passwords.hash(command.password()), email, command.expiresAt(), caller.name(), now);
        account.tell(email, owner.language());
        users.add(account);
        AuditEvent event = CredentialChanges.event(Operation.CREATE_TECHNICAL_ACCOUNT, account)
                .with("party", AccountParty.PARTNER)
                .with("businessEmail", email.value())
                .with("expiresAt", command.expiresAt());
        changes.record(caller, event, account, CredentialChange.MADE);
        return new AccountView(account.name(), account.party().name(), command.expiresAt(), null);
    }

    /** The person whose confirmed address a partner's system is to belong to. */
    private Optional<AppUser> owner(InputCheck check, CreateTechnicalAccount command, Optional<AccountParty> party) {
        if (party.isEmpty() || party.get() != AccountParty.PARTNER) {
            if (command.businessEmail() != null) {
                check.reject("businessEmail", FieldProblem.NOT_ALLOWED);
            }
            check.optionalEmail("contactEmail", command.contactEmail());
            return Optional.empty();
        }
        if (command.contactEmail() != null) {
            check.reject("contactEmail", FieldProblem.NOT_ALLOWED);
        }
        check.email("businessEmail", command.businessEmail());
        if (!BusinessEmail.isValid(command.businessEmail())) {
            return Optional.empty();
        }
        Optional<AppUser> owner = users.findByBusinessEmail(new BusinessEmail(command.businessEmail()));
        if (owner.isEmpty()) {
            check.reject("businessEmail", FieldProblem.UNKNOWN);
        }
        return owner;
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

    private void requireFree(String name) {
        locks.hold(NameLock.Kind.ACCOUNT, name);
        if (users.findAccount(name).isPresent()) {
            throw new ConflictException(ErrorCode.ACCOUNT_NAME_TAKEN);
        }
    }
}
