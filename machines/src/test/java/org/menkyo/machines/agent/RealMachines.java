package org.menkyo.machines.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.menkyo.client.ActivationClient;
import org.menkyo.client.agent.AgentIdentity;
import org.menkyo.client.agent.AgentLimits;
import org.menkyo.client.agent.AgentService;
import org.menkyo.client.agent.EnrollmentWindow;
import org.menkyo.client.agent.Problem;
import org.menkyo.client.agent.Product;
import org.menkyo.client.agent.access.AgentAuthority;
import org.menkyo.client.agent.trust.Credentials;
import org.menkyo.client.agent.trust.EnrollmentCode;
import org.menkyo.client.agent.trust.PeerName;
import org.menkyo.client.hardware.HardwareReader;
import org.menkyo.client.kms.HostDiscovery;
import org.menkyo.client.store.FileEventLog;
import org.menkyo.client.store.FileLicenseStore;
import org.menkyo.client.store.LicenseStore;
import org.menkyo.protocol.activation.HardwareComponent;
import org.menkyo.protocol.catalog.CatalogEdition;
import org.menkyo.protocol.catalog.ClientCatalog;
import org.menkyo.protocol.certificate.Platform;
import org.menkyo.protocol.certificate.SigningKey;
import org.menkyo.protocol.kms.CatalogKey;

/** Machines with real clients and agents, each at a loopback address of its own on the same port. */
public final class RealMachines implements AutoCloseable {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int EDITION = 300;
    private static final ClientCatalog CATALOG = new ClientCatalog(
            "sample",
            "Sample",
            CatalogKey.of(new byte[16]),
            new byte[32],
            List.of(SigningKey.generate(RANDOM).publicKey()),
            "_vlmcs._tcp",
            1688,
            Optional.empty(),
            List.of(new CatalogEdition(
                    EDITION, "Server", Platform.SERVER, OptionalInt.of(20), OptionalInt.of(2), 5, 60, 3)));

    private final Path folder;
    private final int port;
    private final List<AutoCloseable> open = new ArrayList<>();

    /** A machine with a product. */
    private record Installed(Path folder, int number) implements Product {

        @Override
        public ActivationClient client(Locale language) {
            return ActivationClient.of(CATALOG, EDITION)
                    .store(store())
                    .eventLog(eventLog())
                    .discovery(HostDiscovery.NONE)
                    .hardware(HardwareReader.of(Map.of(HardwareComponent.SYSTEM_BOARD, "board-" + number), false))
                    .machineName("pc-" + number)
                    .language(language)
                    .build();
        }

        @Override
        public String name() {
            return CATALOG.name();
        }

        @Override
        public LicenseStore store() {
            return new FileLicenseStore(folder);
        }

        @Override
        public FileEventLog eventLog() {
            return new FileEventLog(folder.resolve("events.log"));
        }

        @Override
        public Problem problem(Exception thrown, Locale language) {
            return new Problem(409, "NOT_DONE", thrown.getClass().getSimpleName());
        }
    }

    public RealMachines(Path folder) {
        this.folder = folder;
        this.port = freePort();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    /** The confirmation key of the catalog, which confirms all its machines. */
    public static byte[] confirmationKey() {
        return CATALOG.confirmationKey();
    }

    /** Enrolls a machine by a file, and starts its agent at an address. */
    public void start(AgentAuthority authority, int number, String host) throws IOException {
        Path own = Files.createDirectories(folder.resolve("machine-" + number));
        AgentIdentity identity = new AgentIdentity(own);
        identity.begin(Credentials.parse(authority.enrollmentFile(new PeerName("pc-" + number))));
        serve(own, number, host);
    }

    private synchronized void serve(Path own, int number, String host) throws IOException {
        open.add(new AgentService(
                new Installed(own, number),
                new AgentIdentity(own),
                new InetSocketAddress(host, port),
                AgentLimits.USUAL,
                Clock.systemUTC(),
                RANDOM));
    }

    /**
     * Lets a machine wait at an address for a tool that knows a code, and starts its agent there when it is enrolled.
     *
     * @return the name in its certificate, when its agent answers
     */
    public CompletableFuture<String> awaitTool(EnrollmentCode code, int number, String host) throws IOException {
        Path own = Files.createDirectories(folder.resolve("machine-" + number));
        EnrollmentWindow window = new EnrollmentWindow(
                new AgentIdentity(own),
                code,
                new PeerName("pc-" + number),
                PATIENCE,
                new InetSocketAddress(host, port),
                AgentLimits.USUAL,
                Clock.systemUTC(),
                RANDOM);
        open.add(window);
        CompletableFuture<String> enrolled = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                PeerName name = window.await(PATIENCE).orElseThrow();
                serve(own, number, host);
                enrolled.complete(name.text());
            } catch (IOException | InterruptedException | RuntimeException e) {
                enrolled.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return enrolled;
    }

    /** Something at an address that takes connections and says nothing. */
    public void startSilent(String host) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.bind(new InetSocketAddress(host, port));
        open.add(socket);
    }

    /** What a machine's event log says. */
    public String log(int number) throws IOException {
        return Files.readString(folder.resolve("machine-" + number).resolve("events.log"));
    }

    @Override
    public synchronized void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }
}
