package org.menkyo.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * All parts of one installation: started in the order in which they need each other, stopped in the opposite one. A
 * server or database that dies is started again, a few times.
 */
final class Product {

    private final LaunchPlan plan;
    private final Console console;
    private final Supervisor supervisor;
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final Deque<Runnable> stops = new ArrayDeque<>();
    private boolean stopping;

    Product(LaunchPlan plan, Console console) {
        this.plan = plan;
        this.console = console;
        this.supervisor = new Supervisor(console, plan.restarts(), this::isStopping);
    }

    /** Starts everything and returns only when the server ended for good. */
    void run() throws InterruptedException, IOException {
        Preconditions.isBuilt(plan.serverHome().resolve("standalone/configuration/menkyo.xml"));
        Preconditions.isBuilt(plan.application());
        plan.requireSafeDemo();
        DataDirectory data = DataDirectory.open(plan.dataFolder());
        console.step("Data folder " + data.root());
        ApplicationServer.endLeftOver(data);
        PostgresServer.endLeftOver(data);
        Preconditions.portsAreFree(plan.ports().byVariable(plan.ownDatabase(), plan.ownMailSink()), plan.address());
        Preconditions.diskHasRoom(data.root());

        BoundedLog.keep(List.of(ApplicationServer.consoleLog(data), PostgresServer.log(data)));

        Map<String, String> settings = new HashMap<>(plan.environment());
        DatabaseAccess database = startDatabase(data);
        settings.putAll(database.environment());
        settings.putAll(startMailSink(data));
        settings.put("MENKYO_DATA_DIR", data.root().toString());
        settings.put("MENKYO_KMS_PORT", Integer.toString(plan.ports().kms()));
        settings.put("MENKYO_BASE_URL", plan.baseUrl());
        settings.putIfAbsent(LaunchPlan.LEAVE_GRACE, "0");
        settings.put("MENKYO_DEMO", Boolean.toString(plan.demo()));

        ApplicationServer server = new ApplicationServer(plan, data, database, settings);
        start(server::start, server::stop);
        console.step("WildFly is starting, its log is " + server.log());
        if (!server.awaitReady()) {
            throw new LaunchException("WildFly ended at its start: see " + server.log() + ".");
        }
        console.step("Menkyo is ready");
        console.print(new Announcement(plan).text());
        keepAlive(server);
        awaitEnd();
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
        keepAlive(postgres);
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

    /** Supervises a part until the end; if the part does not stay alive, that is the end. */
    private void keepAlive(Supervisor.Part part) {
        Thread thread = new Thread(
                () -> {
                    try {
                        supervisor.keepAlive(part);
                        end.complete(null);
                    } catch (InterruptedException | RuntimeException failed) {
                        end.completeExceptionally(failed);
                    }
                },
                "keep " + part.name() + " alive");
        thread.setDaemon(true);
        thread.start();
    }

    private void awaitEnd() throws InterruptedException {
        try {
            end.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof LaunchException reason) {
                throw reason;
            }
            throw new IllegalStateException(failed.getCause());
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
