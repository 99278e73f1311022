package org.menkyo.signin;

import java.security.Principal;
import java.security.spec.AlgorithmParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.jboss.as.server.CurrentServiceContainer;
import org.jboss.msc.service.ServiceController;
import org.jboss.msc.service.ServiceName;
import org.wildfly.security.auth.SupportLevel;
import org.wildfly.security.auth.server.RealmIdentity;
import org.wildfly.security.auth.server.RealmUnavailableException;
import org.wildfly.security.auth.server.SecurityRealm;
import org.wildfly.security.auth.server.event.RealmEvent;
import org.wildfly.security.credential.Credential;
import org.wildfly.security.evidence.Evidence;
import org.wildfly.security.evidence.PasswordGuessEvidence;

/**
 * A realm in front of another one that remembers for some seconds which password was right. Verifying a password hash
 * costs tens of milliseconds of a processor on purpose, and programs sign in with every call.
 *
 * <p>Only right passwords are remembered. Whatever else is typed goes to the realm behind, which counts wrong passwords
 * and stops a name after some; and so does a new password while the old one is still remembered.
 *
 * <p>A custom realm of the server's security subsystem, with the settings {@code realm} (the name of the realm behind),
 * {@code seconds} (for how long) and {@code names} (how many at most).
 */
public final class RememberingRealm implements SecurityRealm {

    private static final ServiceName REALMS = ServiceName.of("org", "wildfly", "security", "security-realm");

    private Supplier<SecurityRealm> behind;
    private RememberedPasswords passwords;

    /** For the server, which calls {@link #initialize(Map)} next. */
    public RememberingRealm() {}

    RememberingRealm(SecurityRealm behind, Duration age, int names, Clock clock) {
        this.behind = () -> behind;
        this.passwords = new RememberedPasswords(age, names, clock);
    }

    /** Takes the settings, as the server gives them to a custom realm. */
    public void initialize(Map<String, String> settings) {
        String realm = required(settings, "realm");
        Duration age = Duration.ofSeconds(Integer.parseUnsignedInt(required(settings, "seconds")));
        int names = Integer.parseUnsignedInt(required(settings, "names"));
        this.behind = () -> realm(REALMS.append(realm));
        this.passwords = new RememberedPasswords(age, names, Clock.systemUTC());
    }

    private static String required(Map<String, String> settings, String name) {
        String value = settings.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("the setting " + name + " of the remembering realm is missing");
        }
        return value;
    }

    /** Looked up at each call, since the server may exchange it; a map's lookup. */
    @SuppressWarnings("deprecation") // there is no other way from a custom realm to the one behind it
    private static SecurityRealm realm(ServiceName name) {
        ServiceController<?> controller =
                CurrentServiceContainer.getServiceContainer().getService(name);
        if (controller == null) {
            throw new IllegalStateException("the server has no " + name.getCanonicalName());
        }
        return (SecurityRealm) controller.getValue();
    }

    @Override
    public RealmIdentity getRealmIdentity(Principal principal) throws RealmUnavailableException {
        return new RememberedIdentity(principal, behind, passwords);
    }

    @Override
    public SupportLevel getCredentialAcquireSupport(
            Class<? extends Credential> type, String algorithm, AlgorithmParameterSpec parameters) {
        return SupportLevel.UNSUPPORTED;
    }

    @Override
    public SupportLevel getEvidenceVerifySupport(Class<? extends Evidence> type, String algorithm) {
        return type == PasswordGuessEvidence.class ? SupportLevel.POSSIBLY_SUPPORTED : SupportLevel.UNSUPPORTED;
    }

    @Override
    public void handleRealmEvent(RealmEvent event) {
        behind.get().handleRealmEvent(event);
    }
}
