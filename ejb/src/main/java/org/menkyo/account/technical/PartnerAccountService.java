package org.menkyo.account.technical;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import org.menkyo.identity.Account;
import org.menkyo.identity.UserRepository;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.input.InputCheck;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.paging.PageRequest;

/**
 * What the person who has confirmed a business e-mail does about the systems that belong to it (LC-210). An operator makes them;
 * what an operator has disabled, an operator enables.
 */
@Stateless
public class PartnerAccountService {

    private final AccessControl access;
    private final UserRepository users;
    private final TechnicalAccountList list;
    private final TechnicalAccountChanges changes;
    private final Clock clock;

    /** For the container's proxy. */
    protected PartnerAccountService() {
        this(null, null, null, null, null);
    }

    @Inject
    public PartnerAccountService(
            AccessControl access,
            UserRepository users,
            TechnicalAccountList list,
            TechnicalAccountChanges changes,
            Clock clock) {
        this.access = access;
        this.users = users;
        this.list = list;
        this.changes = changes;
        this.clock = clock;
    }

    /** The systems of the caller's business e-mail in the order of their names, disabled and ended ones included. */
    @Performs(Operation.LIST_PARTNER_ACCOUNTS)
    public Page<TechnicalAccountView> list(Caller caller, PageRequest page) {
        access.require(caller, Operation.LIST_PARTNER_ACCOUNTS);
        Instant now = clock.instant();
        return Page.of(
                        list.ofOwner(caller.requireEmail(), page.after().orElse(""), page.size() + 1),
                        page,
                        Account::name)
                .map(account -> TechnicalAccountView.of(account, true, now));
    }

    /**
     * One of the systems.
     *
     * @throws NotFoundException if the caller's business e-mail has no such system
     */
    @Performs(Operation.READ_PARTNER_ACCOUNT)
    public TechnicalAccountView get(Caller caller, String name) {
        access.require(caller, Operation.READ_PARTNER_ACCOUNT);
        return users.findAccount(name)
                .filter(account -> isOf(caller, account))
                .map(changes::view)
                .orElseThrow(NotFoundException::new);
    }

    /**
     * Lets no system sign in with the account any more.
     *
     * @throws NotFoundException if the caller's business e-mail has no such system
     * @throws ConflictException STATE_CONFLICT if it is disabled already
     */
    @Performs(Operation.DISABLE_PARTNER_ACCOUNT)
    public TechnicalAccountView disable(Caller caller, String name, DisableTechnicalAccount command) {
        access.require(caller, Operation.DISABLE_PARTNER_ACCOUNT);
        changes.checkReason(command.reason()).done();
        Account account = lock(caller, name);
        changes.requireEnabled(account);
        return changes.disable(caller, Operation.DISABLE_PARTNER_ACCOUNT, account, command, true);
    }

    /**
     * Lets the system sign in again, until the account's end.
     *
     * @throws NotFoundException if the caller's business e-mail has no such system
     * @throws ConflictException STATE_CONFLICT if it is enabled already, or an operator has disabled it
     */
    @Performs(Operation.ENABLE_PARTNER_ACCOUNT)
    public TechnicalAccountView enable(Caller caller, String name, EnableTechnicalAccount command) {
        access.require(caller, Operation.ENABLE_PARTNER_ACCOUNT);
        changes.checkReason(command.reason()).done();
        Account account = lock(caller, name);
        if (!account.isEnabled() && !account.isDisabledByOwner()) {
            throw new ConflictException(ErrorCode.STATE_CONFLICT, "an operator has disabled the account");
        }
        return changes.enable(caller, Operation.ENABLE_PARTNER_ACCOUNT, account, command);
    }

    /**
     * Gives the account another end, earlier or later.
     *
     * @throws NotFoundException if the caller's business e-mail has no such system
     */
    @Performs(Operation.RENEW_PARTNER_ACCOUNT)
    public TechnicalAccountView renew(Caller caller, String name, RenewTechnicalAccount command) {
        access.require(caller, Operation.RENEW_PARTNER_ACCOUNT);
        changes.check(command);
        return changes.renew(caller, Operation.RENEW_PARTNER_ACCOUNT, lock(caller, name), command);
    }

    /**
     * Gives the account another password; the present one ends at once.
     *
     * @throws NotFoundException if the caller's business e-mail has no such system
     */
    @Performs(Operation.ROTATE_PARTNER_PASSWORD)
    public TechnicalAccountView rotate(Caller caller, String name, RotatePassword command) {
        access.require(caller, Operation.ROTATE_PARTNER_PASSWORD);
        InputCheck check = changes.check(command);
        Account account = lock(caller, name);
        changes.check(account, command, check);
        return changes.rotate(caller, Operation.ROTATE_PARTNER_PASSWORD, account, command, false);
    }

    private Account lock(Caller caller, String name) {
        return users.findAccountLocked(name)
                .filter(account -> isOf(caller, account))
                .orElseThrow(NotFoundException::new);
    }

    private static boolean isOf(Caller caller, Account account) {
        return account.businessEmail().isPresent() && account.businessEmail().equals(caller.email());
    }
}
