package org.menkyo.account;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.menkyo.accesstoken.AccessTokens;
import org.menkyo.accesstoken.TokenKind;
import org.menkyo.accesstoken.TokenOwner;
import org.menkyo.account.passwords.Passwords;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.identity.Account;
import org.menkyo.identity.AccountParty;
import org.menkyo.identity.UserRepository;
import org.menkyo.secondfactor.SecondFactors;
import org.menkyo.settings.SettingsRegister;
import org.menkyo.shared.Settings;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.database.NameLock;
import org.menkyo.shared.input.InputCheck;

/**
 * Sees to it that somebody can operate the installation: where no operator's account can be used, because there is none, or
 * all were disabled or have ended, the account {@code operator} gets the password of the setting {@code
 * menkyo.operator-password} for a year (LC-209). Each password does that once, so an end that was forgotten is no way to make
 * an old password good again. While any operator can sign in the setting does nothing.
 */
@Singleton
@Startup
@DependsOn("DatabaseMigration")
public class FirstOperator {

    private static final Logger LOG = Logger.getLogger(FirstOperator.class.getName());
    private static final String NAME = "operator";
    private static final String SETTING = SettingsRegister.OPERATOR_PASSWORD.name();
    private static final int VALID_DAYS = 365;

    private enum Action {
        OPERATOR_MADE
    }

    private final NameLock locks;
    private final UserRepository users;
    private final AccessTokens tokens;
    private final Passwords passwords;
    private final SecondFactors factors;
    private final AuditTrail audit;
    private final Settings settings;
    private final Clock clock;

    /** For the container's proxy. */
    protected FirstOperator() {
        this(null, null, null, null, null, null, null, null);
    }

    @Inject
    public FirstOperator(
            NameLock locks,
            UserRepository users,
            AccessTokens tokens,
            Passwords passwords,
            SecondFactors factors,
            AuditTrail audit,
            Settings settings,
            Clock clock) {
        this.locks = locks;
        this.users = users;
        this.tokens = tokens;
        this.passwords = passwords;
        this.factors = factors;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    @PostConstruct
    public void make() {
        // All servers of an installation may start at the same moment.
        locks.hold(NameLock.Kind.OPERATORS);
        Instant now = clock.instant();
        if (users.hasUsableOperator(now)) {
            warnOfPassword(now);
            return;
        }
        Optional<String> password = settings.find(SettingsRegister.OPERATOR_PASSWORD);
        if (password.isEmpty()) {
            LOG.log(Level.WARNING, "No operator can sign in. Set {0} and start again to make one.", SETTING);
            return;
        }
        InputCheck check = new InputCheck();
        passwords.check(check, SETTING, NAME, password.get());
        check.done();
        Optional<Account> former = users.findAccountLocked(NAME);
        if (former.isPresent() && former.get().party() != AccountParty.OPERATOR) {
            LOG.log(Level.SEVERE, "The account {0} is not an operator''s, so {1} cannot make one.", new Object[] {
                NAME, SETTING
            });
            return;
        }
        if (former.filter(account -> isUsed(account, password.get())).isPresent()) {
            LOG.log(
                    Level.SEVERE,
                    "No operator can sign in, and {0} has made one before: set it to another password and start again.",
                    SETTING);
            return;
        }
        Instant until = now.plus(VALID_DAYS, ChronoUnit.DAYS);
        String hash = passwords.hash(password.get());
        Account account = former.orElseGet(
                () -> Account.technical(NAME, hash, AccountParty.OPERATOR, null, until, "installation", now));
        account.madeBySetting(hash);
        if (former.isPresent()) {
            account.changePassword(hash, now);
            account.endSignIns(now);
            tokens.endAll(TokenOwner.account(NAME), EnumSet.of(TokenKind.SESSION));
            account.enable();
            account.renew(until);
            // Whoever sets the password need not have the device of who had the account before.
            factors.remove(account);
        } else {
            users.add(account);
        }
        audit.append(
                Caller.system("installation"),
                AuditEvent.done(Action.OPERATOR_MADE, "account", NAME, null).with("expiresAt", until));
        LOG.log(Level.INFO, "Made the account {0} with the password of {1}.", new Object[] {NAME, SETTING});
    }

    /** What stands in an environment is known to whoever starts servers, and should not stay a password. */
    private void warnOfPassword(Instant now) {
        users.findAccount(NAME)
                .filter(account -> account.isUsableAt(now))
                .filter(account -> account.settingHash()
                        .filter(account.passwordHash()::equals)
                        .isPresent())
                .ifPresent(account -> LOG.log(
                        Level.WARNING,
                        "The account {0} still has the password of {1}. Change it, and remove the setting.",
                        new Object[] {NAME, SETTING}));
    }

    private boolean isUsed(Account account, String password) {
        return passwords.match(password, account.passwordHash())
                || account.settingHash()
                        .filter(hash -> passwords.match(password, hash))
                        .isPresent();
    }
}
