package org.menkyo.client.cli;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.menkyo.client.agent.AgentIdentity;
import org.menkyo.client.agent.AgentLimits;
import org.menkyo.client.agent.AgentService;
import org.menkyo.client.agent.EnrollmentWindow;
import org.menkyo.client.agent.trust.Credentials;
import org.menkyo.client.agent.trust.EnrollmentCode;
import org.menkyo.client.agent.trust.PeerName;
import org.menkyo.client.agent.trust.PeerTrust;
import org.menkyo.client.agent.trust.Role;
import org.menkyo.client.store.WholeFile;

/**
 * Carries out commands about the agent of this machine (VA-503). To enroll and to leave takes the administrator's right on the
 * machine, and a folder that nobody else may write to.
 */
final class AgentCommands {

    private static final int MAX_LENGTH = 1 << 22;

    private final InstalledProduct product;
    private final AgentIdentity identity;
    private final BufferedReader in;
    private final PrintWriter out;
    private final boolean json;
    private final Texts texts;
    private final Clock clock;
    private final BooleanSupplier administrator;
    private final Consumer<Integer> listening;

    /**
     * @param administrator whether this process has the administrator's right on the machine
     * @param listening is told the port when one is open
     */
    AgentCommands(
            InstalledProduct product,
            BufferedReader in,
            PrintWriter out,
            boolean json,
            Texts texts,
            Clock clock,
            BooleanSupplier administrator,
            Consumer<Integer> listening) {
        this.product = product;
        this.identity = product.folder().agent();
        this.in = in;
        this.out = out;
        this.json = json;
        this.texts = texts;
        this.clock = clock;
        this.administrator = administrator;
        this.listening = listening;
    }

    void run(AgentInvocation typed) throws IOException, UsageException {
        if (typed.command().isEmpty()) {
            out.println(texts.of("help.agent"));
            return;
        }
        product.folder().catalog();
        switch (typed.command().get()) {
            case ENROLL -> enroll(typed);
            case RUN -> answer(typed);
            case STATUS -> status();
            case LEAVE -> leave();
        }
    }

    private void enroll(AgentInvocation typed) throws IOException, UsageException {
        requireAdministrator();
        requireOwnFolder();
        if (identity.isThere()) {
            throw new UsageException(ExitCode.NOT_DONE, "agent.enrolled");
        }
        if (typed.file().isPresent()) {
            byFile(typed.file().get());
        } else {
            byCode(typed);
        }
    }

    private void byFile(Path file) throws IOException, UsageException {
        Credentials credentials;
        try {
            credentials = Credentials.parse(WholeFile.read(file, MAX_LENGTH));
            new PeerTrust(credentials.authority(), credentials::revocations, Role.AGENT, clock)
                    .require(credentials.certificate());
        } catch (IllegalArgumentException | CertificateException e) {
            throw new UsageException("agent.file", file);
        }
        if (!identity.begin(credentials)) {
            throw new UsageException(ExitCode.NOT_DONE, "agent.enrolled");
        }
        enrolled(credentials.name());
    }

    private void byCode(AgentInvocation typed) throws IOException, UsageException {
        String text = typed.code().orElseThrow();
        EnrollmentCode code = code(text.equals("-") ? line() : text);
        Duration lasting = Duration.ofMinutes(typed.minutes());
        try (EnrollmentWindow window = new EnrollmentWindow(
                identity, code, machine(), lasting, address(typed), AgentLimits.USUAL, clock, new SecureRandom())) {
            if (!json) {
                out.println(texts.of("agent.waiting", window.port(), typed.minutes()));
            }
            listening.accept(window.port());
            enrolled(window.await(lasting).orElseThrow(() -> new UsageException(ExitCode.NOT_DONE, "agent.no.tool")));
        } catch (BindException e) {
            throw portTaken(typed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for the tool");
        }
    }

    private static EnrollmentCode code(String typed) throws UsageException {
        try {
            return EnrollmentCode.parse(typed);
        } catch (IllegalArgumentException e) {
            throw new UsageException("agent.code");
        }
    }

    private static PeerName machine() {
        try {
            return PeerName.fitting(InetAddress.getLocalHost().getHostName());
        } catch (UnknownHostException e) {
            return PeerName.fitting("");
        }
    }

    private void enrolled(PeerName name) throws IOException {
        String authority = identity.load()
                .map(credentials -> PeerName.of(credentials.authority()).text())
                .orElse("");
        tell(
                Json.createObjectBuilder()
                        .add("done", true)
                        .add("machine", name.text())
                        .add("authority", authority),
                texts.of("agent.enrolled.as", name, authority));
    }

    private void answer(AgentInvocation typed) throws IOException, UsageException {
        Credentials credentials = required();
        try (AgentService service =
                new AgentService(product, identity, address(typed), AgentLimits.USUAL, clock, new SecureRandom())) {
            Thread end = new Thread(service::close, "menkyo-agent-end");
            Runtime.getRuntime().addShutdownHook(end);
            tell(
                    Json.createObjectBuilder()
                            .add("machine", credentials.name().text())
                            .add("port", service.port()),
                    texts.of("agent.answers", credentials.name(), service.port()));
            listening.accept(service.port());
            service.await();
            if (!identity.isThere()) {
                Runtime.getRuntime().removeShutdownHook(end);
            }
        } catch (BindException e) {
            throw portTaken(typed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void status() throws IOException, UsageException {
        Credentials credentials = required();
        PeerName authority = PeerName.of(credentials.authority());
        var end = credentials.certificate().getNotAfter().toInstant();
        tell(
                Json.createObjectBuilder()
                        .add("machine", credentials.name().text())
                        .add("authority", authority.text())
                        .add("certificateEndsAt", end.toString()),
                texts.of("agent.status", credentials.name(), authority, end));
    }

    private void leave() throws IOException, UsageException {
        requireAdministrator();
        if (!identity.end()) {
            throw new UsageException(ExitCode.NOT_DONE, "agent.not.enrolled");
        }
        tell(Json.createObjectBuilder().add("done", true), texts.of("agent.left"));
    }

    private Credentials required() throws IOException, UsageException {
        Optional<Credentials> there = identity.load();
        return there.orElseThrow(() -> new UsageException(ExitCode.NOT_DONE, "agent.not.enrolled"));
    }

    private void requireAdministrator() throws UsageException {
        if (!administrator.getAsBoolean()) {
            throw new UsageException(ExitCode.NOT_DONE, "agent.administrator");
        }
    }

    /** Whoever may write there could exchange the agent's credentials, or the product. */
    private void requireOwnFolder() throws IOException, UsageException {
        Path folder = product.folder().path();
        if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(folder);
        if (permissions.contains(PosixFilePermission.GROUP_WRITE)
                || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new UsageException(ExitCode.BROKEN, "agent.folder", folder);
        }
    }

    private static InetSocketAddress address(AgentInvocation typed) throws UsageException {
        if (typed.address().isEmpty()) {
            return new InetSocketAddress(typed.port());
        }
        InetSocketAddress address = new InetSocketAddress(typed.address().get(), typed.port());
        if (address.isUnresolved()) {
            throw new UsageException("host.address", typed.address().get());
        }
        return address;
    }

    private static UsageException portTaken(AgentInvocation typed) {
        return new UsageException(ExitCode.BROKEN, "agent.port", typed.port());
    }

    private void tell(JsonObjectBuilder forPrograms, String forPeople) {
        out.println(json ? forPrograms.build().toString() : forPeople);
    }

    private String line() throws IOException {
        String line = in.readLine();
        return line == null ? "" : line;
    }
}
