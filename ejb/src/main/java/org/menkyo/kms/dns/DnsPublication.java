package org.menkyo.kms.dns;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.menkyo.kms.serving.KmsPort;
import org.menkyo.kms.serving.KmsServing;
import org.menkyo.quarantine.Quarantine;
import org.menkyo.shared.Settings;

/**
 * Publishes this node's port by DNS as long as a host answers there, keeps the record fresh, moves it with the port, and
 * withdraws it at an orderly stop (VA-308). What fails is tried again a little later. In quarantine neither is done: the records are
 * those of the original (LC-1208).
 */
@ApplicationScoped
public class DnsPublication {

    private static final Logger LOG = System.getLogger(DnsPublication.class.getName());
    private static final Duration RETRY = Duration.ofSeconds(30);

    private final Quarantine quarantine;
    private final Settings settings;
    private final KmsServing serving;
    private final KmsPort port;
    private final DnsRecords records;
    private final Clock clock;

    private final Map<String, DnsRegistration> registrations = new TreeMap<>();
    private volatile List<DnsRegistration> told = List.of();
    private volatile String wrongSetting;
    private boolean stopped;

    @Inject
    public DnsPublication(
            Quarantine quarantine,
            Settings settings,
            KmsServing serving,
            KmsPort port,
            DnsRecords records,
            Clock clock) {
        this.quarantine = quarantine;
        this.settings = settings;
        this.serving = serving;
        this.port = port;
        this.records = records;
        this.clock = clock;
    }

    /** How the publication stands; empty if nothing is or was to be published. */
    public List<DnsRegistration> registrations() {
        return told;
    }

    /** What is wrong with the settings, if anything is. */
    public Optional<String> wrongSetting() {
        return Optional.ofNullable(wrongSetting);
    }

    /**
     * Makes the name server know what is so now.
     *
     * @throws SQLException if the database cannot be reached
     */
    public synchronized void publish() throws SQLException {
        if (!stopped && !quarantine.holdsBack()) {
            Optional<DnsSettings> current = read();
            if (current.isPresent()) {
                bring(current.get(), wanted(current.get()));
            }
        }
    }

    /** Publishes again from now on. */
    public synchronized void goOn() {
        stopped = false;
    }

    /** Withdraws all records of this node; nothing is published until it {@link #goOn goes on}. */
    public synchronized void stop() throws SQLException {
        stopped = true;
        registrations.clear();
        if (quarantine.holdsBack()) {
            return;
        }
        Optional<DnsSettings> current = read();
        if (current.isPresent()) {
            bring(current.get(), Map.of());
        }
    }

    private Optional<DnsSettings> read() {
        try {
            Optional<DnsSettings> read = DnsSettings.read(settings);
            wrongSetting = null;
            return read;
        } catch (IllegalArgumentException | IllegalStateException e) {
            if (!e.getMessage().equals(wrongSetting)) {
                LOG.log(Level.WARNING, "The KMS host is not published by DNS: {0}", e.getMessage());
            }
            wrongSetting = e.getMessage();
            return Optional.empty();
        }
    }

    private Map<String, DnsRecord> wanted(DnsSettings dns) {
        OptionalInt open = port.open();
        Optional<String> label = serving.publishedLabel();
        if (open.isEmpty() || label.isEmpty()) {
            return Map.of();
        }
        Map<String, DnsRecord> wanted = new HashMap<>();
        for (String domain : dns.domains()) {
            String name = label.get() + "." + domain;
            wanted.put(name, new DnsRecord(name, dns.priority(), dns.weight(), open.getAsInt(), dns.target()));
        }
        return wanted;
    }

    private void bring(DnsSettings dns, Map<String, DnsRecord> wanted) throws SQLException {
        DnsServer server = new DnsServer(dns);
        Map<String, DnsRecord> known = new HashMap<>();
        records.of(node()).forEach(record -> known.put(record.name(), record));
        for (DnsRecord record : known.values()) {
            if (!wanted.containsKey(record.name()) && isDue(record, DnsRegistration.State.NOT_WITHDRAWN, RETRY)) {
                withdraw(server, record);
            }
        }
        for (DnsRecord record : wanted.values()) {
            Optional<DnsRecord> before = Optional.ofNullable(known.get(record.name()));
            boolean isNew = !before.equals(Optional.of(record));
            if (isDue(record, DnsRegistration.State.FAILED, RETRY)
                    && (isNew || isDue(record, DnsRegistration.State.REGISTERED, dns.refresh()))) {
                publish(server, before, record);
            }
        }
        registrations.keySet().removeIf(name -> !wanted.containsKey(name) && !known.containsKey(name));
        told = List.copyOf(registrations.values());
    }

    /** Whether a registration is not in that state, or of another record, or has been so for long enough. */
    private boolean isDue(DnsRecord record, DnsRegistration.State state, Duration rest) {
        DnsRegistration registration = registrations.get(record.name());
        return registration == null
                || registration.state() != state
                || registration.port() != record.port()
                || !registration.since().plus(rest).isAfter(clock.instant());
    }

    private void publish(DnsServer server, Optional<DnsRecord> before, DnsRecord record) throws SQLException {
        if (before.isEmpty()) {
            // Before it is sent, so that a crash after that leaves no record that nobody knows of.
            records.keep(node(), record);
        }
        try {
            server.replace(before, Optional.of(record));
            records.keep(node(), record);
            tell(record, DnsRegistration.State.REGISTERED, null);
        } catch (DnsUpdateException e) {
            tell(record, DnsRegistration.State.FAILED, e.getMessage());
        }
    }

    private void withdraw(DnsServer server, DnsRecord record) throws SQLException {
        try {
            server.replace(Optional.of(record), Optional.empty());
            records.remove(node(), record);
            registrations.remove(record.name());
            LOG.log(Level.INFO, "DNS record {0} is withdrawn", record.name());
        } catch (DnsUpdateException e) {
            tell(record, DnsRegistration.State.NOT_WITHDRAWN, e.getMessage());
        }
    }

    private void tell(DnsRecord record, DnsRegistration.State state, String problem) {
        Instant now = clock.instant();
        DnsRegistration before = registrations.put(
                record.name(), new DnsRegistration(record.name(), record.target(), record.port(), state, now, problem));
        boolean same = before != null && before.state() == state && before.port() == record.port();
        if (!same) {
            LOG.log(
                    problem == null ? Level.INFO : Level.WARNING,
                    "DNS record {0} for {1} port {2}: {3} {4}",
                    record.name(),
                    record.target(),
                    Integer.toString(record.port()),
                    state,
                    problem == null ? "" : problem);
        }
    }

    private static String node() {
        return System.getProperty("jboss.node.name", "menkyo");
    }
}
