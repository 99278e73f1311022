package org.menkyo.account;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.menkyo.audit.AuditEvent;
import org.menkyo.identity.Account;
import org.menkyo.identity.AccountParty;
import org.menkyo.identity.UserRepository;
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
import org.menkyo.shared.NotFoundException;
import org.menkyo.shared.Page;
import org.menkyo.shared.PageRequest;

/** What operators do about technical accounts that were made (LC-209). */
@Stateless
public class TechnicalAccountService {

    /** For how long a former password serves beside the one that took its place, at most. */
    static final Duration OVERLAP = Duration.ofDays(7);

    static final int MAX_REASON = 2_000;

    private final NameLock locks;
    private final AccessControl access;
    private final UserRepository users;
    private final TechnicalAccountList list;
    private final Passwords passwords;
    private final CredentialChanges changes;
    private final Clock clock;

    /** For the container's proxy. */
    protected TechnicalAccountService() {
        this(null, null, null, null, null, null, null);
    }

    @Inject
    public TechnicalAccountService(
            NameLock locks,
            AccessControl access,
            UserRepository users,
            TechnicalAccountList list,
            Passwords passwords,
            CredentialChanges changes,
            Clock clock) {
        this.locks = locks;
        this.access = access;
        this.users = users;
        this.list = list;
        this.passwords = passwords;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * Technical accounts in the order of their names, disabled and ended ones included.
     *
     * @param filter which ones
     */
    @Performs(Operation.LIST_TECHNICAL_ACCOUNTS)
    public Page<TechnicalAccountView> list(Caller caller, TechnicalAccountFilter filter, PageRequest page) {
        access.require(caller, Operation.LIST_TECHNICAL_ACCOUNTS);
        Instant now = clock.instant();
        return Page.of(list.find(filter, page.after().orElse(""), page.size() + 1, now), page, Account::name)
                .map(account -> TechnicalAccountView.of(account, now));
    }

    /** One technical account. */
    @Performs(Operation.READ_TECHNICAL_ACCOUNT)
    public TechnicalAccountView get(Caller caller, String name) {
        access.require(caller, Operation.READ_TECHNICAL_ACCOUNT);
        return users.findAccount(name)
                .filter(TechnicalAccountService::isTechnical)
                .map(account -> TechnicalAccountView.of(account, clock.instant()))
                .orElseThrow(NotFoundException::new);
    }

    /**
     * Lets nobody sign in with an account any more.
     *
     * @throws ConflictException LAST_OPERATOR; STATE_CONFLICT if it is disabled already
     */
    @Performs(Operation.DISABLE_TECHNICAL_ACCOUNT)
    public TechnicalAccountView disable(Caller caller, String name, DisableTechnicalAccount command) {
        access.require(caller, Operation.DISABLE_TECHNICAL_ACCOUNT);
        checkReason(new InputCheck(), command.reason()).done();
        Account account = lock(name);
        if (!account.isEnabled()) {
            throw new ConflictException(ErrorCode.STATE_CONFLICT, "the account is disabled");
        }
        Instant now = clock.instant();
        requireAnotherOperator(account, now, now);
        account.disable();
        AuditEvent event = CredentialChanges.event(Operation.DISABLE_TECHNICAL_ACCOUNT, account)
                .with("reason", command.reason());
        changes.record(caller, event, account, CredentialChange.DISABLED);
        return TechnicalAccountView.of(account, now);
    }

    /**
     * Lets an account be signed in with again, until its end.
     *
     * @throws ConflictException STATE_CONFLICT if it is enabled already
     */
    @Performs(Operation.ENABLE_TECHNICAL_ACCOUNT)
    public TechnicalAccountView enable(Caller caller, String name, EnableTechnicalAccount command) {
        access.require(caller, Operation.ENABLE_TECHNICAL_ACCOUNT);
        checkReason(new InputCheck(), command.reason()).done();
        Account account = lock(name);
        if (account.isEnabled()) {
            throw new ConflictException(ErrorCode.STATE_CONFLICT, "the account is enabled");
        }
        account.enable();
        AuditEvent event = CredentialChanges.event(Operation.ENABLE_TECHNICAL_ACCOUNT, account)
                .with("reason", command.reason());
        changes.record(caller, event, account, CredentialChange.ENABLED);
        return TechnicalAccountView.of(account, clock.instant());
    }

    /**
     * Gives an account another end, earlier or later.
     *
     * @throws ConflictException LAST_OPERATOR if the end is earlier and no other operator would be left at it
     */
    @Performs(Operation.RENEW_TECHNICAL_ACCOUNT)
    public TechnicalAccountView renew(Caller caller, String name, RenewTechnicalAccount command) {
        access.require(caller, Operation.RENEW_TECHNICAL_ACCOUNT);
        Instant now = clock.instant();
        InputCheck check = new InputCheck().optionalEmail("contactEmail", command.contactEmail());
        AccountService.checkExpiry(check, command.expiresAt(), now);
        check.done();
        Account account = lock(name);
        Optional<Instant> before = account.expiresAt();
        if (before.filter(command.expiresAt()::isBefore).isPresent()) {
            requireAnotherOperator(account, now, before.get());
        }
        account.renew(command.expiresAt());
        if (command.contactEmail() != null) {
            account.tell(new BusinessEmail(command.contactEmail()), caller.language());
        }
        AuditEvent event = CredentialChanges.event(Operation.RENEW_TECHNICAL_ACCOUNT, account)
                .with("before", before.orElse(null))
                .with("expiresAt", command.expiresAt())
                .with("contactEmail", command.contactEmail());
        changes.record(caller, event, account, CredentialChange.RENEWED);
        return TechnicalAccountView.of(account, now);
    }

    /**
     * Gives an account another password. The present one ends at once or, so that a system can change without an outage, at a
     * moment within {@link #OVERLAP}; one that was before it ends in any case. What is chosen for an employee ends by itself,
     * see {@link Passwords#CHOSEN_FOR_OTHERS}.
     *
     * @throws ConflictException LAST_OPERATOR if no operator would be left whose password does not end by itself
     */
    @Performs(Operation.ROTATE_PASSWORD)
    public TechnicalAccountView rotate(Caller caller, String name, RotatePassword command) {
        access.require(caller, Operation.ROTATE_PASSWORD);
        InputCheck check = checkReason(new InputCheck(), command.reason());
        passwords.check(check, "newPassword", null, command.newPassword());
        Instant now = clock.instant();
        Instant formerEndsAt = command.formerPasswordEndsAt();
        if (formerEndsAt != null && (!formerEndsAt.isAfter(now) || formerEndsAt.isAfter(now.plus(OVERLAP)))) {
            check.reject(
                    "formerPasswordEndsAt",
                    FieldProblem.OUT_OF_RANGE,
                    now.toString(),
                    now.plus(OVERLAP).toString());
        }
        check.done();
        Account account = lock(name);
        passwords.check(check, "newPassword", account.name(), command.newPassword());
        if (check.passed() && isKnown(account, command.newPassword(), now)) {
            check.reject("newPassword", FieldProblem.UNCHANGED);
        }
        check.done();
        boolean ofAnother = account.party().isStaff() && !account.name().equals(caller.name());
        if (ofAnother) {
            requireAnotherOperator(account, now, now);
        }
        if (formerEndsAt == null) {
            account.changePassword(passwords.hash(command.newPassword()), now);
        } else {
            account.takePasswordBeside(
                    passwords.hashBeside(account.passwordHash(), command.newPassword()), formerEndsAt, now);
        }
        if (ofAnother) {
            account.endPassword(now.plus(Passwords.CHOSEN_FOR_OTHERS));
        }
        Map<String, Instant> ends = new HashMap<>();
        account.passwordEndsAt().ifPresent(end -> ends.put("passwordEndsAt", end));
        account.formerPasswordEndsAt(now).ifPresent(end -> ends.put("formerPasswordEndsAt", end));
        AuditEvent event = CredentialChanges.event(Operation.ROTATE_PASSWORD, account)
                .with("reason", command.reason())
                .with("passwordEndsAt", ends.get("passwordEndsAt"))
                .with("formerPasswordEndsAt", ends.get("formerPasswordEndsAt"));
        changes.record(caller, event, account, CredentialChange.PASSWORD_ROTATED, ends);
        return TechnicalAccountView.of(account, now);
    }

    private boolean isKnown(Account account, String password, Instant now) {
        return passwords.match(password, account.passwordHash())
                || account.formerPasswordHash(now)
                        .filter(former -> passwords.match(password, former))
                        .isPresent();
    }

    /** A technical account, locked until the transaction ends; before an operator's, all decisions about operators. */
    private Account lock(String name) {
        boolean operator = users.findAccount(name)
                .filter(account -> account.party() == AccountParty.OPERATOR)
                .isPresent();
        if (operator) {
            locks.hold(NameLock.Kind.OPERATORS);
        }
        Account account = users.findAccountLocked(name)
                .filter(TechnicalAccountService::isTechnical)
                .orElseThrow(NotFoundException::new);
        return account;
    }

    /** There is always an operator who can sign in; one whose end has come, or whose password ends by itself, counts as none. */
    private void requireAnotherOperator(Account account, Instant now, Instant until) {
        if (account.party() == AccountParty.OPERATOR
                && account.isUsableAt(now)
                && !users.hasLastingOperator(account.name(), now, until)) {
            throw new ConflictException(ErrorCode.LAST_OPERATOR);
        }
    }

    private static boolean isTechnical(Account account) {
        return account.party() != AccountParty.PERSON;
    }

    private static InputCheck checkReason(InputCheck check, String reason) {
        return check.paragraphs("reason", reason, MAX_REASON);
    }
}
