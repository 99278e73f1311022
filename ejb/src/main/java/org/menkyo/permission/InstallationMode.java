package org.menkyo.permission;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Set;
import org.menkyo.settings.SettingsRegister;
import org.menkyo.shared.Settings;

/**
 * What this installation is (VA-314): the publisher's center, which has all operations, or a KMS host at a customer's
 * site, which has only those of hosts and of running the installation. The setting {@code menkyo.mode} says which: {@code
 * center}, the default, or {@code host}.
 */
@ApplicationScoped
public class InstallationMode {

    private static final Set<PartyActivity> OF_A_HOST =
            EnumSet.of(PartyActivity.OPERATE_INSTALLATION, PartyActivity.OPERATE_KMS_HOSTS, PartyActivity.READ_AUDIT);

    private final Settings settings;
    private volatile Boolean hostOnly;

    @Inject
    public InstallationMode(Settings settings) {
        this.settings = settings;
    }

    /**
     * Whether this is a KMS host only.
     *
     * @throws IllegalStateException if the setting is neither
     */
    public boolean isHostOnly() {
        Boolean known = hostOnly;
        if (known == null) {
            known = readHostOnly();
            hostOnly = known;
        }
        return known;
    }

    private boolean readHostOnly() {
        return "host".equals(settings.get(SettingsRegister.MODE));
    }

    /** Whether an installation of this kind has the operation. */
    public boolean offers(Operation operation) {
        return !isHostOnly()
                || operation.partyActivity().filter(OF_A_HOST::contains).isPresent();
    }
}
