package org.menkyo.client;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.menkyo.client.center.ActivationCenter;
import org.menkyo.client.center.HttpActivationCenter;
import org.menkyo.client.hardware.HardwareReader;
import org.menkyo.client.kms.HostDiscovery;
import org.menkyo.client.kms.KmsTransport;
import org.menkyo.client.kms.TcpTransport;
import org.menkyo.client.store.EventLog;
import org.menkyo.client.store.LicenseStore;
import org.menkyo.protocol.catalog.CatalogEdition;
import org.menkyo.protocol.catalog.ClientCatalog;

/** Builds a client. Only the store has to be given; what else is not given is this machine's own. */
public final class ActivationClientBuilder {

    private final ClientCatalog catalog;
    private final CatalogEdition edition;
    private LicenseStore store;
    private String machineName;
    private HardwareReader hardware = HardwareReader.ofThisMachine();
    private KmsTransport transport = new TcpTransport();
    private HostDiscovery discovery = HostDiscovery.NONE;
    private ActivationCenter center;
    private EventLog eventLog = EventLog.NONE;
    private Clock clock = Clock.systemUTC();
    private SecureRandom random = new SecureRandom();
    private Locale language = Locale.getDefault();

    ActivationClientBuilder(ClientCatalog catalog, CatalogEdition edition) {
        this.catalog = catalog;
        this.edition = edition;
    }

    /** Where the client keeps what it remembers. */
    public ActivationClientBuilder store(LicenseStore newStore) {
        this.store = newStore;
        return this;
    }

    /** The machine's name in requests to KMS hosts; cut to what fits. */
    public ActivationClientBuilder machineName(String newMachineName) {
        this.machineName = newMachineName;
        return this;
    }

    /** What reads the hardware. */
    public ActivationClientBuilder hardware(HardwareReader newHardware) {
        this.hardware = newHardware;
        return this;
    }

    /** What carries requests to KMS hosts; TCP if not given. */
    public ActivationClientBuilder transport(KmsTransport newTransport) {
        this.transport = newTransport;
        return this;
    }

    /** What finds KMS hosts where none is configured; none are found if not given. */
    public ActivationClientBuilder discovery(HostDiscovery newDiscovery) {
        this.discovery = newDiscovery;
        return this;
    }

    /** The activation service; the one that the catalog names if not given. */
    public ActivationClientBuilder center(ActivationCenter newCenter) {
        this.center = newCenter;
        return this;
    }

    /** The event log; none if not given. */
    public ActivationClientBuilder eventLog(EventLog newEventLog) {
        this.eventLog = newEventLog;
        return this;
    }

    /** The system clock, or another one for simulations. */
    public ActivationClientBuilder clock(Clock newClock) {
        this.clock = newClock;
        return this;
    }

    /** The source of client machine IDs and nonces. */
    public ActivationClientBuilder random(SecureRandom newRandom) {
        this.random = newRandom;
        return this;
    }

    /** The language of reasons that the activation service gives. */
    public ActivationClientBuilder language(Locale newLanguage) {
        this.language = newLanguage;
        return this;
    }

    /** The client. */
    public ActivationClient build() {
        if (store == null) {
            throw new IllegalStateException("a client needs a store");
        }
        Optional<ActivationCenter> service =
                Optional.ofNullable(center).or(() -> catalog.center().map(HttpActivationCenter::new));
        ClientContext context = new ClientContext(
                catalog,
                edition,
                ClientContext.requestName(machineName == null ? ownName() : machineName),
                new Machine(catalog.id(), hardware),
                transport,
                discovery,
                service,
                eventLog,
                clock,
                random,
                language);
        return new ActivationClient(context, store);
    }

    private static String ownName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "";
        }
    }
}
