package org.menkyo.account;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.menkyo.identity.Account;
import org.menkyo.identity.AccountParty;
import org.menkyo.identity.UserRepository;
import org.menkyo.shared.InputCheck;
import org.menkyo.shared.NameLock;
import org.menkyo.shared.Settings;

/**
 * Makes the first operator of a new installation, who makes all other technical accounts: the account {@code operator}
 * with the password of the setting {@code menkyo.operator-password}. Without the setting there is none, and once there is
 * any operator the setting does nothing.
 */
@Singleton
@Startup
@DependsOn("DatabaseMigration")
public class FirstOperator {

    private static final Logger LOG = Logger.getLogger(FirstOperator.class.getName());
    private static final String NAME = "operator";
    private static final String SETTING = "menkyo.operator-password";
    private static final int VALID_DAYS = 365;

    @Inject
    private NameLock locks;

    @Inject
    private UserRepository users;

    @Inject
    private Passwords passwords;

    @Inject
    private Settings settings;

    @Inject
    private Clock clock;

    @PostConstruct
    void make() {
        // All servers of an installation may start at the same moment.
        locks.hold(NameLock.Kind.ACCOUNT, NAME);
        if (users.hasAccount(AccountParty.OPERATOR)) {
            return;
        }
        Optional<String> password = settings.text(SETTING);
        if (password.isEmpty()) {
            LOG.log(Level.WARNING, "There is no operator account yet. Set {0} and start again to make one.", SETTING);
            return;
        }
        InputCheck check = new InputCheck();
        passwords.check(check, SETTING, NAME, password.get());
        check.done();
        Instant now = clock.instant();
        users.add(Account.technical(
                NAME,
                passwords.hash(password.get()),
                AccountParty.OPERATOR,
                null,
                now.plus(VALID_DAYS, ChronoUnit.DAYS),
                "installation",
                now));
        LOG.log(Level.INFO, "Made the account {0} with the password of {1}.", new Object[] {NAME, SETTING});
    }
}
