package org.menkyo.account.technical;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.menkyo.account.AccountTerm;
import org.menkyo.account.CredentialChange;
import org.menkyo.account.CredentialChanges;
import org.menkyo.account.passwords.Passwords;
import org.menkyo.identity.Account;
import org.menkyo.identity.AccountParty;
import org.menkyo.identity.UserRepository;
import org.menkyo.permission.Operation;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.input.BusinessEmail;
import org.menkyo.shared.input.InputCheck;

/**
 * What can be done about a technical account that was made, by operators and, for a partner's system, by whose it is (LC-209,
 * LC-210). The account is locked before.
 */
@ApplicationScoped
public class TechnicalAccountChanges {

    /** For how long a former password serves beside the one that took its place, at most. */
    static final Duration OVERLAP = Duration.ofDays(7);

    public static final int MAX_REASON = 2_000;

    private final UserRepository users;
    private final Passwords passwords;
    private final CredentialChanges changes;
    private final Clock clock;

    @Inject
    TechnicalAccountChanges(UserRepository users, Passwords passwords, CredentialChanges changes, Clock clock) {
        this.users = users;
        this.passwords = passwords;
        this.changes = changes;
        this.clock = clock;
    }

    /** Reports what is wrong with a reason. */
    InputCheck checkReason(String reason) {
        return new InputCheck().paragraphs("reason", reason, MAX_REASON);
    }

    TechnicalAccountView view(Account account) {
        return TechnicalAccountView.of(account, isHeld(account), clock.instant());
    }

    private boolean isHeld(Account account) {
        return account.businessEmail()
                .map(email -> users.findHolder(email).isPresent())
                .orElse(true);
    }

    void requireEnabled(Account account) {
        if (!account.isEnabled()) {
            throw new ConflictException(ErrorCode.STATE_CONFLICT, "the account is disabled");
        }
    }

    TechnicalAccountView disable(
            Caller caller, Operation operation, Account account, DisableTechnicalAccount command, boolean byOwner) {
        account.disable(byOwner);
        changes.record(
                caller,
                CredentialChanges.event(operation, account).with("reason", command.reason()),
                account,
                CredentialChange.DISABLED);
        return view(account);
    }

    TechnicalAccountView enable(Caller caller, Operation operation, Account account, EnableTechnicalAccount command) {
        if (account.isEnabled()) {
            throw new ConflictException(ErrorCode.STATE_CONFLICT, "the account is enabled");
        }
        account.enable();
        changes.record(
                caller,
                CredentialChanges.event(operation, account).with("reason", command.reason()),
                account,
                CredentialChange.ENABLED);
        return view(account);
    }

    void check(RenewTechnicalAccount command) {
        InputCheck check = new InputCheck().optionalEmail("contactEmail", command.contactEmail());
        AccountTerm.check(check, command.expiresAt(), clock.instant());
        check.done();
    }

    TechnicalAccountView renew(Caller caller, Operation operation, Account account, RenewTechnicalAccount command) {
        if (command.contactEmail() != null) {
            if (account.party() == AccountParty.PARTNER) {
                new InputCheck()
                        .reject("contactEmail", FieldProblem.NOT_ALLOWED)
                        .done();
            }
            account.tell(new BusinessEmail(command.contactEmail()), caller.language());
        }
        Optional<Instant> before = account.expiresAt();
        account.renew(command.expiresAt());
        changes.record(
                caller,
                CredentialChanges.event(operation, account)
                        .with("before", before.orElse(null))
                        .with("expiresAt", command.expiresAt())
                        .with("contactEmail", command.contactEmail()),
                account,
                CredentialChange.RENEWED);
        return view(account);
    }

    /** Reports what is wrong with the command, whatever account it is for. */
    InputCheck check(RotatePassword command) {
        InputCheck check = checkReason(command.reason());
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
        return check;
    }

    /** Reports what is wrong with the command for this account. */
    void check(Account account, RotatePassword command, InputCheck check) {
        passwords.check(check, "newPassword", account.name(), command.newPassword());
        if (check.passed() && isKnown(account, command.newPassword(), clock.instant())) {
            check.reject("newPassword", FieldProblem.UNCHANGED);
        }
        check.done();
    }

    private boolean isKnown(Account account, String password, Instant now) {
        return passwords.match(password, account.passwordHash())
                || account.formerPasswordHash(now)
                        .filter(former -> passwords.match(password, former))
                        .isPresent();
    }

    /** @param chosenForAnother whether an employee is to change the password soon, see {@link Passwords#CHOSEN_FOR_OTHERS} */
    TechnicalAccountView rotate(
            Caller caller, Operation operation, Account account, RotatePassword command, boolean chosenForAnother) {
        Instant now = clock.instant();
        if (command.formerPasswordEndsAt() == null) {
            account.changePassword(passwords.hash(command.newPassword()), now);
        } else {
            account.takePasswordBeside(
                    passwords.hashBeside(account.passwordHash(), command.newPassword()),
                    command.formerPasswordEndsAt(),
                    now);
        }
        if (chosenForAnother) {
            account.endPassword(now.plus(Passwords.CHOSEN_FOR_OTHERS));
        }
        Map<String, Instant> ends = new HashMap<>();
        account.passwordEndsAt().ifPresent(end -> ends.put("passwordEndsAt", end));
        account.formerPasswordEndsAt(now).ifPresent(end -> ends.put("formerPasswordEndsAt", end));
        changes.record(
                caller,
                CredentialChanges.event(operation, account)
                        .with("reason", command.reason())
                        .with("passwordEndsAt", ends.get("passwordEndsAt"))
                        .with("formerPasswordEndsAt", ends.get("formerPasswordEndsAt")),
                account,
                CredentialChange.PASSWORD_ROTATED,
                ends);
        return view(account);
    }
}
