package org.menkyo.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * All parts of one installation: started in the order in which they need each other, stopped in the opposite one. A
 * server that dies is started again, a few times.
 */
final class Product {

    private static final long RESTART_WINDOW_NANOS = 600_000_000_000L;

    private final LaunchPlan plan;
    private final Console console;
    private final int mostRestarts;
    private final Deque<Runnable> stops = new ArrayDeque<>();
    private boolean stopping;

    Product(LaunchPlan plan, Console console) {
        this.plan = plan;
        this.console = console;
        this.mostRestarts = plan.restarts();
    }

    /** Starts everything and returns only when the server ended for good. */
    void run() throws InterruptedException, IOException {
        Preconditions.isBuilt(plan.serverHome().resolve("standalone/configuration/menkyo.xml"));
        Preconditions.isBuilt(plan.application());
        DataDirectory data = DataDirectory.open(plan.dataFolder());
        console.step("Data folder " + data.root());
        ApplicationServer.endLeftOver(data);
        PostgresServer.endLeftOver(data);
        Preconditions.portsAreFree(plan.ports().byVariable(plan.ownDatabase(), plan.ownMailSink()), plan.address());
        Preconditions.diskHasRoom(data.root());

        Map<String, String> settings = new HashMap<>(plan.environment());
        settings.putAll(startDatabase(data).environment());
        settings.putAll(startMailSink(data));
        settings.put("MENKYO_DATA_DIR", data.root().toString());
        settings.putIfAbsent("MENKYO_KMS_BIND_ADDRESS", plan.address().getHostAddress());
        settings.put("MENKYO_KMS_PORT", Integer.toString(plan.ports().kms()));
        settings.put("MENKYO_BASE_URL", plan.baseUrl());
        settings.put("MENKYO_DEMO", Boolean.toString(plan.demo()));

        ApplicationServer server = new ApplicationServer(plan, data, settings);
        start(server::start, server::stop);
        console.step("WildFly is starting, its log is " + server.log());
        if (!server.awaitReady()) {
            throw new LaunchException("WildFly ended at its start: see " + server.log() + ".");
        }
        console.step("Menkyo is ready");
        console.print(new Announcement(plan).text());
        supervise(server);
    }

    private DatabaseAccess startDatabase(DataDirectory data) {
        if (!plan.ownDatabase()) {
            DatabaseAccess access = DatabaseAccess.external(plan.environment());
            access.check();
            console.step("Database " + access.url());
            return access;
        }
        Path binaries = PostgresBinaries.unpack(LaunchPlan.home().resolve("postgresql"));
        PostgresServer postgres = new PostgresServer(
                binaries, data, new Secrets(data.secrets()), plan.ports().postgres());
        start(postgres::start, postgres::stop);
        console.step("PostgreSQL is running on port " + plan.ports().postgres());
        return postgres.access();
    }

    private Map<String, String> startMailSink(DataDirectory data) throws IOException {
        if (!plan.ownMailSink()) {
            console.step("Mails go to " + plan.environment().get("MENKYO_SMTP_HOST"));
            return Map.of();
        }
        InetAddress loopback = InetAddress.getLoopbackAddress();
        Mailbox mailbox = new Mailbox(data.mail());
        MailSink sink = new MailSink(mailbox, loopback, plan.ports().smtp());
        MailboxPages pages = new MailboxPages(mailbox, loopback, plan.ports().mailbox());
        start(sink::start, sink::stop);
        start(pages::start, pages::stop);
        console.step("The mail sink is running on port " + plan.ports().smtp());
        return Map.of(
                "MENKYO_SMTP_HOST",
                "127.0.0.1",
                "MENKYO_SMTP_PORT",
                Integer.toString(plan.ports().smtp()));
    }

    private void supervise(ApplicationServer server) throws InterruptedException {
        Deque<Long> restarts = new ArrayDeque<>();
        while (true) {
            int code = server.waitFor();
            if (isStopping()) {
                return;
            }
            long now = System.nanoTime();
            restarts.removeIf(earlier -> now - earlier > RESTART_WINDOW_NANOS);
            if (restarts.size() >= mostRestarts) {
                throw new LaunchException("WildFly ended again and again: see " + server.log() + ".");
            }
            restarts.add(now);
            console.step("WildFly ended unexpectedly (code " + code + ") and is started again");
            start(server::start, () -> {});
            if (server.awaitReady()) {
                console.step("Menkyo is ready again");
            }
        }
    }

    /** Notes first how to stop, so that an end in the middle of the start leaves nothing behind. */
    private void start(Runnable start, Runnable stop) {
        synchronized (stops) {
            if (stopping) {
                throw new LaunchException("Menkyo was stopped during its start.");
            }
            stops.push(stop);
        }
        start.run();
    }

    /** Whether the end was asked for, so that parts that end are no failure. */
    boolean isStopping() {
        synchronized (stops) {
            return stopping;
        }
    }

    /** Stops what runs, the last started first. */
    void stop() {
        Deque<Runnable> all;
        synchronized (stops) {
            stopping = true;
            all = new ArrayDeque<>(stops);
            stops.clear();
        }
        if (!all.isEmpty()) {
            console.step("Menkyo is stopping");
            all.forEach(Runnable::run);
            console.step("Menkyo has stopped");
        }
    }
}
