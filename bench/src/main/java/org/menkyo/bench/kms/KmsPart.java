package org.menkyo.bench.kms;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.menkyo.bench.BenchException;
import org.menkyo.bench.Costs;
import org.menkyo.bench.Part;
import org.menkyo.bench.Plan;
import org.menkyo.bench.ProcessorTime;
import org.menkyo.bench.Profile;
import org.menkyo.bench.report.Report;
import org.menkyo.bench.report.Result;

/**
 * Activation by a KMS host against its two floors: PostgreSQL with one transaction for each request, and the same
 * adapter without work behind it.
 */
public final class KmsPart implements Part {

    private static final String PEER = "menkyo_peer";
    private static final String ANSWERS = "answers/s";
    private static final String OURS = "KMS host";
    private static final String SUSTAINED = "KMS host, until projected";
    private static final String ECHO = "echo";
    private static final String PGBENCH = "pgbench";
    private static final Duration WARM_UP = Duration.ofSeconds(1);
    private static final int MOST_PER_SECOND = 250_000;
    private static final double OF_THE_MOST = 0.8;

    private static final Shape ONE = Shape.of(1, 1);
    private static final Shape SIXTY_FOUR = Shape.of(64, 1);
    private static final Shape TWO_HUNDRED = Shape.of(200, 1);
    private static final Shape MANY_IN_FLIGHT = Shape.of(64, 64);
    private static final Shape EACH_ITS_OWN = new Shape(64, 1, true);
    private static final List<Shape> SHAPES = List.of(
            ONE,
            Shape.of(16, 1),
            SIXTY_FOUR,
            TWO_HUNDRED,
            Shape.of(2000, 1),
            Shape.of(64, 8),
            MANY_IN_FLIGHT,
            EACH_ITS_OWN);

    private static final String PEER_TABLES = """
            CREATE TABLE client (
              host_id bigint NOT NULL, cmid uuid NOT NULL, machine_name varchar(143) NOT NULL, edition integer NOT NULL,
              virtual boolean NOT NULL, hardware uuid NOT NULL, license_state smallint NOT NULL,
              remaining_minutes integer NOT NULL, last_result smallint NOT NULL, first_request_at timestamptz NOT NULL,
              last_request_at timestamptz NOT NULL, last_answered_at timestamptz, answered_client_time timestamptz,
              requests bigint NOT NULL, PRIMARY KEY (host_id, cmid)) WITH (fillfactor = 70);
            CREATE TABLE ledger (
              id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, host_id bigint NOT NULL, cmid uuid NOT NULL,
              nonce uuid NOT NULL, machine_name varchar(143) NOT NULL, edition integer NOT NULL, virtual boolean NOT NULL,
              hardware uuid NOT NULL, license_state smallint NOT NULL, remaining_minutes integer NOT NULL,
              result smallint NOT NULL, count smallint NOT NULL, client_time timestamptz NOT NULL,
              answered_at timestamptz NOT NULL);
            """;

    private static final String PEER_TRANSACTION = """
            \\set client random(0, %d)
            BEGIN;
            INSERT INTO client AS c VALUES (1, md5('bench' || :client)::uuid, 'pc-0000000.example.com', 221, false,
              md5('h' || :client)::uuid, 2, 200000, 0, now(), now(), now(), now(), 1)
              ON CONFLICT (host_id, cmid) DO UPDATE SET machine_name = excluded.machine_name, edition = excluded.edition,
              virtual = excluded.virtual, hardware = excluded.hardware, license_state = excluded.license_state,
              remaining_minutes = excluded.remaining_minutes, last_result = excluded.last_result,
              last_request_at = excluded.last_request_at, last_answered_at = excluded.last_answered_at,
              answered_client_time = excluded.answered_client_time, requests = c.requests + 1;
            INSERT INTO ledger (host_id, cmid, nonce, machine_name, edition, virtual, hardware, license_state,
              remaining_minutes, result, count, client_time, answered_at)
              VALUES (1, md5('bench' || :client)::uuid, gen_random_uuid(), 'pc-0000000.example.com', 221, false,
              md5('h' || :client)::uuid, 2, 200000, 0, 50, now(), now());
            COMMIT;
            """;

    private final Map<String, Result> results = new LinkedHashMap<>();
    private final Map<String, List<Double>> values = new LinkedHashMap<>();
    private final Map<String, Histogram> latencies = new LinkedHashMap<>();
    private final Costs costs = new Costs();
    private long greatestLag;

    @Override
    public void run(Plan plan) throws SQLException, IOException {
        try (KmsWorld world = KmsWorld.start(plan, "kms")) {
            Report report = plan.report(
                    "kms",
                    "Activation by KMS",
                    world.installation(),
                    Map.of("machines that ask", String.format("%,d", world.clients())));
            world.deployEcho();
            fillPeer(world);
            PgBench pgbench = new PgBench(
                    world.installation(), PEER, "kms-peer", PEER_TRANSACTION.formatted(world.clients() - 1));
            warmUp(world);
            retries(world);
            for (int repeat = 0; repeat < plan.repeats(); repeat++) {
                for (int clients : List.of(1, 16, 64)) {
                    add(
                            PGBENCH,
                            clients + " clients",
                            costs.of(
                                    PGBENCH + ", " + clients + " clients",
                                    world.installation(),
                                    plan.time(),
                                    () -> pgbench.run(clients, plan.time())));
                }
                for (Shape shape : SHAPES) {
                    echo(world, shape, plan);
                    keep(shape, ask(world, shape, plan));
                }
            }
            // What it can go on with; more than that for some seconds only fills the queues.
            double most = result(SUSTAINED, MANY_IN_FLIGHT.toString()).median();
            Result stall = steady(world, most * OF_THE_MOST, plan);
            Profile profile = Profile.of(world.installation(), plan.work().resolve("kms.jfr"), () -> {
                ask(world, MANY_IN_FLIGHT, plan);
            });
            write(report, stall, profile);
        }
    }

    private void add(String subject, String setting, double value) {
        Plan.say(subject + ", " + setting + ": " + org.menkyo.bench.report.Number.text(value));
        values.computeIfAbsent(subject + "\n" + setting, key -> new ArrayList<>())
                .add(value);
    }

    private Result result(String subject, String setting) {
        return results.computeIfAbsent(
                subject + "\n" + setting, key -> new Result(subject, setting, ANSWERS, values.get(key)));
    }

    private List<Result> results(String subject) {
        return values.keySet().stream()
                .map(key -> key.split("\n"))
                .filter(key -> key[0].equals(subject))
                .map(key -> result(key[0], key[1]))
                .toList();
    }

    private static void fillPeer(KmsWorld world) throws SQLException {
        try (Connection connection = world.installation().database("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + PEER);
        }
        try (Connection connection = world.installation().database(PEER);
                Statement statement = connection.createStatement()) {
            statement.execute(PEER_TABLES);
            statement.execute(
                    "INSERT INTO client SELECT 1, md5('bench' || i)::uuid, 'pc-0000000.example.com', 221, false,"
                            + " md5('h' || i)::uuid, 2, 200000, 0, now(), now(), now(), now(), 1"
                            + " FROM generate_series(0, " + (world.clients() - 1) + ") i");
            statement.execute("VACUUM ANALYZE client");
            statement.execute("CHECKPOINT");
        }
    }

    /** All machines ask once, so that the table and the projection know them. */
    private static void warmUp(KmsWorld world) {
        Requests requests = world.requests(world.clients());
        long before = world.ledger().lastRow();
        Outcome outcome = new Load(world.installation().kmsPort(), requests)
                .closed(Shape.of(64, 64), Duration.ZERO, Duration.ofMinutes(5));
        world.ledger().verify(outcome, before);
        world.awaitProjection(world.ledger().lastRow());
        new Load(world.installation().sparePort(), world.requests(200_000))
                .closed(Shape.of(64, 64), Duration.ZERO, Duration.ofMinutes(5));
    }

    /** Requests whose connection ends before an answer, and that are sent again, are in the ledger once at most. */
    private static void retries(KmsWorld world) {
        Requests requests = world.requests(10_000);
        long before = world.ledger().lastRow();
        new Load(world.installation().kmsPort(), requests).abandoned(64);
        Outcome again = new Load(world.installation().kmsPort(), requests)
                .closed(Shape.of(16, 4), Duration.ZERO, Duration.ofMinutes(1));
        byte[] recorded = world.ledger().recorded(requests, before);
        for (int i = 0; i < recorded.length; i++) {
            if (recorded[i] != 1) {
                throw new BenchException("request " + i + " was sent twice, and the ledger has " + recorded[i]
                        + " records of an answer to it");
            }
        }
        Plan.say("retries: " + again.other() + " of " + requests.count()
                + " were known when they came again, each is in the ledger once");
    }

    private static int most(Plan plan) {
        return (int) (MOST_PER_SECOND * (plan.time().toSeconds() + WARM_UP.toSeconds()));
    }

    private static int enough(Shape shape, Plan plan) {
        return shape.inFlight() > 1 ? most(plan) : most(plan) / 2;
    }

    private void echo(KmsWorld world, Shape shape, Plan plan) {
        int count = shape.inFlight() > 1 ? 4 * most(plan) / 3 : enough(shape, plan);
        Outcome outcome =
                new Load(world.installation().sparePort(), world.requests(count)).closed(shape, WARM_UP, plan.time());
        add(ECHO, shape.toString(), outcome.perSecond());
    }

    /**
     * What asking came to.
     *
     * @param sustained answers a second until all of them were projected
     */
    private record Asked(Outcome outcome, double sustained) {}

    /** Asks, checks the ledger, and waits until all is projected. */
    private Asked ask(KmsWorld world, Shape shape, Plan plan) {
        Requests requests = world.requests(enough(shape, plan));
        long before = world.ledger().lastRow();
        ProcessorTime used = ProcessorTime.of(world.installation());
        long start = System.nanoTime();
        Outcome outcome = new Load(world.installation().kmsPort(), requests).closed(shape, WARM_UP, plan.time());
        long last = world.ledger().lastRow();
        greatestLag = Math.max(greatestLag, world.ledger().lag());
        world.awaitProjection(last);
        double seconds = (System.nanoTime() - start) / 1e9;
        costs.add(OURS + ", " + shape, ProcessorTime.of(world.installation()).since(used), outcome.sent());
        if (outcome.other() > 0) {
            throw new BenchException(outcome.other() + " requests were refused");
        }
        world.ledger().verify(outcome, before);
        world.verifySignatures(outcome);
        return new Asked(outcome, outcome.sent() / seconds);
    }

    private void keep(Shape shape, Asked asked) {
        add(OURS, shape.toString(), asked.outcome().perSecond());
        add(SUSTAINED, shape.toString(), asked.sustained());
        latencies.put(shape.toString(), asked.outcome().latency());
    }

    /** p99 over p50 at a steady rate. */
    private Result steady(KmsWorld world, double rate, Plan plan) {
        List<Double> ratios = new ArrayList<>();
        for (int repeat = 0; repeat < plan.repeats(); repeat++) {
            Requests requests = world.requests(most(plan));
            long before = world.ledger().lastRow();
            Outcome outcome =
                    new Load(world.installation().kmsPort(), requests).open(64, 128, rate, WARM_UP, plan.time());
            world.awaitProjection(world.ledger().lastRow());
            world.ledger().verify(outcome, before);
            latencies.put("open loop at 80 %", outcome.latency());
            ratios.add((double) outcome.latency().getValueAtPercentile(99)
                    / outcome.latency().getValueAtPercentile(50));
        }
        return new Result("p99 / p50", org.menkyo.bench.report.Number.text(rate) + " requests/s", "ratio", ratios);
    }

    private void write(Report report, Result stall, Profile profile) {
        report.line(
                "«pgbench» does for each request, in one transaction, what the database has to do: the count's upsert"
                        + " and a ledger row, among as many machines. «echo» is the same adapter, checking the same authentic"
                        + " requests, with an endpoint behind it that only answers. «until projected» divides by the time until"
                        + " the table of clients had followed the ledger to its last row.");
        report.heading("Throughput");
        report.results(results(PGBENCH));
        report.results(results(ECHO));
        report.results(results(OURS));
        report.results(results(SUSTAINED));
        List<Result> curves = new ArrayList<>();
        for (String subject : List.of(PGBENCH, ECHO, OURS, SUSTAINED)) {
            results(subject).stream()
                    .filter(result -> result.setting().matches("[0-9,]+ (connections|clients)"))
                    .forEach(curves::add);
        }
        report.curves(
                "throughput", "Answers over connections, one request at a time each", "connections", ANSWERS, curves);
        report.line("The greatest lag of the projection at the end of a run was " + String.format("%,d", greatestLag)
                + " requests.");
        report.heading("Cost");
        costs.describe(report, "answer");
        report.heading("Latency");
        report.results(List.of(stall));
        List<List<String>> rows = new ArrayList<>();
        latencies.forEach((load, histogram) -> rows.add(List.of(
                load,
                millis(histogram, 50),
                millis(histogram, 90),
                millis(histogram, 99),
                millis(histogram, 99.9),
                millis(histogram, 100))));
        report.table(List.of("load", "p50 ms", "p90", "p99", "p99.9", "greatest"), rows);
        report.latencies("latency", "Latency of KMS answers", latencies);
        profile.describe(report);

        double pgMost =
                results(PGBENCH).stream().mapToDouble(Result::median).max().orElseThrow();
        double sustained =
                results(SUSTAINED).stream().mapToDouble(Result::median).max().orElseThrow();
        report.target("KMS sustained, requests in flight / pgbench at its best", 15, true, sustained / pgMost);
        report.target("KMS, 200 connections / pgbench at its best", 8, true, median(OURS, TWO_HUNDRED) / pgMost);
        report.target("KMS / echo, 64 connections", 0.3, true, median(OURS, SIXTY_FOUR) / median(ECHO, SIXTY_FOUR));
        report.target(
                "KMS, 1 connection / pgbench, 1 client",
                0.8,
                true,
                median(OURS, ONE) / result(PGBENCH, "1 clients").median());
        report.target(
                "KMS / echo, a connection for each request",
                0.7,
                true,
                median(OURS, EACH_ITS_OWN) / median(ECHO, EACH_ITS_OWN));
        report.target("KMS p99 / p50 at 80 % of the sustained maximum", 5, false, stall.median());
        report.write();
    }

    private double median(String subject, Shape shape) {
        return result(subject, shape.toString()).median();
    }

    private static String millis(Histogram histogram, double percentile) {
        return org.menkyo.bench.report.Number.text(histogram.getValueAtPercentile(percentile) / 1e6);
    }
}
