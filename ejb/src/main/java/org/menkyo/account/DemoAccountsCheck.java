package org.menkyo.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.menkyo.settings.SettingsRegister;
import org.menkyo.shared.Settings;
import org.menkyo.shared.start.StartCheck;
import org.menkyo.shared.start.StartRefusedException;

/**
 * Keeps a server from starting where others can reach it and the database has accounts of the demo data, whose passwords are
 * published, be it from a start before.
 */
@ApplicationScoped
public class DemoAccountsCheck implements StartCheck {

    private final EntityManager entities;
    private final Settings settings;

    @Inject
    public DemoAccountsCheck(EntityManager entities, Settings settings) {
        this.entities = entities;
        this.settings = settings;
    }

    @Override
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void check() {
        // The server listens on the loopback address where it was not told another.
        boolean reachable = settings.text("jboss.bind.address")
                .map(DemoAccountsCheck::isReachable)
                .orElse(false);
        boolean accepted = settings.get(SettingsRegister.DEMO_PASSWORDS_ACCEPTED);
        if (reachable && !accepted && hasDemoAccounts()) {
            throw new StartRefusedException(
                    "The database has accounts of the demo data, whose passwords are published, and"
                            + " others can reach this server: use another database, end these accounts, or start without a bind"
                            + " address. To start nevertheless, set MENKYO_LET_ANYBODY_SIGN_IN_WITH_DEMO_PASSWORDS to true.");
        }
    }

    private static boolean isReachable(String bindAddress) {
        try {
            return !InetAddress.getByName(bindAddress).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return true;
        }
    }

    private boolean hasDemoAccounts() {
        return (Boolean) entities.createNativeQuery(
                        "SELECT EXISTS (SELECT 1 FROM account a JOIN account_credential c ON c.name = a.name"
                                + " WHERE a.created_by = 'demo')",
                        Boolean.class)
                .getSingleResult();
    }
}
