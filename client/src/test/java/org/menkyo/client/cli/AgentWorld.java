package org.menkyo.client.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.menkyo.client.ActivationClientBuilder;
import org.menkyo.client.FakeCenter;
import org.menkyo.client.Sample;
import org.menkyo.client.SettableClock;
import org.menkyo.client.agent.AgentIdentity;
import org.menkyo.client.agent.AgentLimits;
import org.menkyo.client.agent.AgentService;
import org.menkyo.client.agent.access.AgentAddress;
import org.menkyo.client.agent.access.AgentAuthority;
import org.menkyo.client.agent.access.AgentConnection;
import org.menkyo.client.agent.access.AgentConnections;
import org.menkyo.client.agent.access.AgentTimes;
import org.menkyo.client.agent.trust.Credentials;
import org.menkyo.client.agent.trust.PeerName;
import org.menkyo.client.agent.trust.PeerTrust;
import org.menkyo.client.agent.trust.Role;
import org.menkyo.client.agent.trust.Tls;

/** A machine with an installed product and an agent on a free port, and a management tool with its authority. */
final class AgentWorld implements AutoCloseable {

    static final AgentTimes TIMES =
            new AgentTimes(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(20));
    static final PeerName MACHINE = new PeerName("machine-1");

    final SettableClock clock = new SettableClock(Sample.START);
    final FakeCenter center = new FakeCenter(clock);
    final Path product;
    final Path tools;
    final AgentAuthority authority;
    boolean administrator = true;
    Locale language = Locale.ENGLISH;
    private final List<AutoCloseable> open = new ArrayList<>();

    AgentWorld(Path root) throws IOException, UsageException {
        product = root.resolve("product");
        tools = root.resolve("authority");
        Path catalog = root.resolve("delivered.properties");
        Files.writeString(catalog, Sample.catalog().toText());
        new ClientFolder(product).install(catalog, Sample.SERVER_STANDARD);
        authority = AgentAuthority.create(tools, new PeerName("office"), Optional.empty(), clock, Sample.RANDOM);
    }

    AgentIdentity identity() {
        return new AgentIdentity(product);
    }

    InstalledProduct installed() {
        UnaryOperator<ActivationClientBuilder> setUp =
                builder -> builder.clock(clock).center(center).hardware(Sample.machine(1));
        return new InstalledProduct(new ClientFolder(product), setUp);
    }

    /** Enrolls the machine by a file. */
    AgentWorld enrolled() throws IOException {
        identity().begin(Credentials.parse(authority.enrollmentFile(MACHINE)));
        return this;
    }

    /** Lets the agent answer. */
    AgentService answering(AgentLimits limits) throws IOException {
        AgentService service = new AgentService(
                installed(),
                identity(),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                limits,
                clock,
                Sample.RANDOM);
        open.add(service);
        return service;
    }

    AgentConnection connection(int port) throws IOException {
        return connection(authority.tool(), port, Optional.empty());
    }

    AgentConnection connection(Credentials tool, int port, Optional<PeerName> machine) {
        return new AgentConnections(tool, TIMES, language, clock).to(new AgentAddress("127.0.0.1", port, machine));
    }

    /** What a command about the agent prints, or fails with. */
    String run(String... words) throws IOException, UsageException {
        StringWriter printed = new StringWriter();
        commands("", printed, port -> {}).run(typed(words));
        return printed.toString();
    }

    /** Begins a command that opens a port, and tells the port. */
    Running begin(String input, String... words) throws Exception {
        CompletableFuture<Integer> port = new CompletableFuture<>();
        CompletableFuture<String> end = new CompletableFuture<>();
        AgentInvocation typed = typed(words);
        Thread thread = new Thread(() -> {
            StringWriter printed = new StringWriter();
            try {
                commands(input, printed, port::complete).run(typed);
                end.complete(printed.toString());
            } catch (UsageException e) {
                end.complete(e.problem());
            } catch (IOException | RuntimeException e) {
                end.completeExceptionally(e);
            }
        });
        thread.start();
        open.add(thread::interrupt);
        return new Running(port.get(20, TimeUnit.SECONDS), end, thread);
    }

    /** A command under way. */
    record Running(int port, CompletableFuture<String> end, Thread thread) {

        String ended() throws Exception {
            return end.get(30, TimeUnit.SECONDS);
        }
    }

    private AgentCommands commands(String input, StringWriter printed, Consumer<Integer> port) {
        return new AgentCommands(
                installed(),
                new BufferedReader(new StringReader(input)),
                new PrintWriter(printed, true),
                false,
                Texts.in(language),
                clock,
                () -> administrator,
                port);
    }

    private AgentInvocation typed(String... words) throws UsageException {
        List<String> all = new ArrayList<>(List.of("--dir", product.toString(), "agent"));
        all.addAll(List.of(words));
        return AgentInvocation.of(all, product).orElseThrow();
    }

    /** What the agent answers to bytes that somebody with these credentials sends over TLS. */
    String raw(Credentials peer, int port, String sent) throws IOException {
        SSLContext tls = Tls.context(
                peer.key(),
                peer.certificate(),
                new PeerTrust(authority.tool().authority(), peer::revocations, Role.AGENT, clock));
        return raw(tls, port, sent);
    }

    static String raw(SSLContext tls, int port, String sent) throws IOException {
        try (SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket("127.0.0.1", port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(sent.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            try (InputStream in = socket.getInputStream()) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }

    List<String> log() throws IOException {
        Path log = product.resolve("events.log");
        return Files.exists(log) ? Files.readAllLines(log) : List.of();
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }
}
