package org.menkyo.account.technical;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.menkyo.account.passwords.Passwords;
import org.menkyo.identity.Account;
import org.menkyo.identity.AccountParty;
import org.menkyo.identity.UserRepository;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.database.NameLock;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.input.BusinessEmail;
import org.menkyo.shared.input.InputCheck;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.paging.PageRequest;

/** What operators do about technical accounts that were made (LC-209). */
@Stateless
public class TechnicalAccountService {

    private final NameLock locks;
    private final AccessControl access;
    private final UserRepository users;
    private final TechnicalAccountList list;
    private final TechnicalAccountChanges changes;
    private final Clock clock;

    /** For the container's proxy. */
    protected TechnicalAccountService() {
        this(null, null, null, null, null, null);
    }

    @Inject
    public TechnicalAccountService(
            NameLock locks,
            AccessControl access,
            UserRepository users,
            TechnicalAccountList list,
            TechnicalAccountChanges changes,
            Clock clock) {
        this.locks = locks;
        this.access = access;
        this.users = users;
        this.list = list;
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
        List<Account> found = list.find(filter, page.after().orElse(""), page.size() + 1, now);
        Set<String> held = users.held(found.stream()
                .flatMap(account -> account.businessEmail().stream())
                .map(BusinessEmail::key)
                .toList());
        return Page.of(found, page, Account::name)
                .map(account -> TechnicalAccountView.of(
                        account,
                        account.businessEmail()
                                .map(email -> held.contains(email.key()))
                                .orElse(true),
                        now));
    }

    /** One technical account. */
    @Performs(Operation.READ_TECHNICAL_ACCOUNT)
    public TechnicalAccountView get(Caller caller, String name) {
        access.require(caller, Operation.READ_TECHNICAL_ACCOUNT);
        return users.findAccount(name)
                .filter(TechnicalAccountService::isTechnical)
                .map(changes::view)
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
        changes.checkReason(command.reason()).done();
        Account account = lock(name);
        changes.requireEnabled(account);
        Instant now = clock.instant();
        requireAnotherOperator(account, now, now);
        return changes.disable(caller, Operation.DISABLE_TECHNICAL_ACCOUNT, account, command, false);
    }

    /**
     * Lets an account be signed in with again, until its end.
     *
     * @throws ConflictException STATE_CONFLICT if it is enabled already
     */
    @Performs(Operation.ENABLE_TECHNICAL_ACCOUNT)
    public TechnicalAccountView enable(Caller caller, String name, EnableTechnicalAccount command) {
        access.require(caller, Operation.ENABLE_TECHNICAL_ACCOUNT);
        changes.checkReason(command.reason()).done();
        return changes.enable(caller, Operation.ENABLE_TECHNICAL_ACCOUNT, lock(name), command);
    }

    /**
     * Gives an account another end, earlier or later.
     *
     * @throws ConflictException LAST_OPERATOR if the end is earlier and no other operator would be left at it
     */
    @Performs(Operation.RENEW_TECHNICAL_ACCOUNT)
    public TechnicalAccountView renew(Caller caller, String name, RenewTechnicalAccount command) {
        access.require(caller, Operation.RENEW_TECHNICAL_ACCOUNT);
        changes.check(command);
        Account account = lock(name);
        Optional<Instant> before = account.expiresAt();
        if (before.filter(command.expiresAt()::isBefore).isPresent()) {
            requireAnotherOperator(account, clock.instant(), before.get());
        }
        return changes.renew(caller, Operation.RENEW_TECHNICAL_ACCOUNT, account, command);
    }

    /**
     * Gives an account another password. The present one ends at once or, so that a system can change without an outage, at a
     * moment within {@link TechnicalAccountChanges#OVERLAP}; one that was before it ends in any case. What is chosen for an employee ends by itself,
     * see {@link Passwords#CHOSEN_FOR_OTHERS}.
     *
     * @throws ConflictException LAST_OPERATOR if no operator would be left whose password does not end by itself
     */
    @Performs(Operation.ROTATE_PASSWORD)
    public TechnicalAccountView rotate(Caller caller, String name, RotatePassword command) {
        access.require(caller, Operation.ROTATE_PASSWORD);
        InputCheck check = changes.check(command);
        Account account = lock(name);
        changes.check(account, command, check);
        boolean chosenForAnother = account.party().isStaff() && !account.name().equals(caller.name());
        if (chosenForAnother) {
            Instant now = clock.instant();
            requireAnotherOperator(account, now, now);
        }
        return changes.rotate(caller, Operation.ROTATE_PASSWORD, account, command, chosenForAnother);
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
}
