package org.menkyo.bench.kms;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.menkyo.bench.BenchException;
import org.menkyo.bench.Installation;
import org.menkyo.bench.Part;
import org.menkyo.bench.Plan;
import org.menkyo.bench.http.PublisherLoad;
import org.menkyo.bench.report.Report;
import org.menkyo.bench.report.Result;
import org.menkyo.it.demo.MainJob;
import org.menkyo.it.demo.Person;
import org.menkyo.it.demo.RecordedOrder;
import org.menkyo.it.demo.RevealedKeys;
import org.menkyo.protocol.key.ProductKey;

/** The same work with nothing, a tenth and all of the volume stored that a publisher has after two years. */
public final class VolumePart implements Part {

    private static final List<Integer> PERCENTS = List.of(0, 10, 100);
    private static final int FEW_MACHINES = 10_000;
    private static final Duration WARM_UP = Duration.ofSeconds(8);
    private static final int MOST_PER_SECOND = 100_000;
    private static final int REPORT_WARM_UP = 5;
    private static final Shape SHAPE = Shape.of(64, 64);
    private static final String RATE = "1/s";
    private static final String MILLIS = "ms";

    /** Settings of both kinds of load. */
    private static final Map<String, String> SETTINGS = new HashMap<>(PublisherLoad.SETTINGS);

    static {
        SETTINGS.putAll(KmsWorld.SETTINGS);
    }

    private record Key(String subject, int percent, String unit) {}

    private final Map<Key, List<Double>> values = new LinkedHashMap<>();
    private final List<List<String>> stored = new ArrayList<>();
    private Report report;

    @Override
    public void run(Plan plan) throws Exception {
        for (int percent : PERCENTS) {
            measure(plan, percent);
        }
        write(plan);
    }

    private void measure(Plan plan, int percent) throws SQLException {
        try (Installation installation = plan.installation("volume-" + percent, SETTINGS)) {
            installation.start();
            if (report == null) {
                report = plan.report("volume", "Throughput over stored volume", installation, Map.of());
            }
            MainJob job = new MainJob(installation.stage());
            RecordedOrder order = job.submitOrder();
            Person customer = job.registerPeople().customer();
            job.requestPermission();
            job.decideRequest();
            RevealedKeys keys = job.revealKeys();
            String host = job.activateHost().id();
            int machines = (int) ((long) plan.clients() * percent / 100);
            VolumeFill fill = new VolumeFill(installation, machines);
            long begin = System.nanoTime();
            fill.fill(order.licenseNumber());
            Plan.say("filled in " + seconds(begin) + " s");
            installation.close();
            begin = System.nanoTime();
            installation.start();
            int asking = Math.max(FEW_MACHINES, machines);
            KmsWorld world = KmsWorld.of(installation, asking);
            add("start until the KMS host answers", percent, "s", seconds(begin));
            begin = System.nanoTime();
            installation.await(
                    "the audit is chained", () -> installation.number("SELECT count(*) FROM audit_unsealed") == 0);
            Plan.say("chained after " + seconds(begin) + " s");
            stored.add(List.of(
                    percent + " %",
                    text(installation, "SELECT count(*) FROM kms_client"),
                    text(installation, "SELECT sum(request_count) FROM kms_ledger"),
                    text(installation, "SELECT count(*) FROM kms_ledger"),
                    text(installation, "SELECT count(*) FROM agreement"),
                    text(installation, "SELECT count(*) FROM audit_record"),
                    text(installation, "SELECT pg_database_size('menkyo') / 1000000") + " MB"));
            PublisherLoad load =
                    new PublisherLoad(installation, customer, order.licenseNumber(), ProductKey.parse(keys.mak()));
            // Machines that have never asked cost an insert; all levels are measured with renewals.
            renew(world, world.requests(asking), Duration.ZERO, Duration.ofMinutes(5));
            load.reads(WARM_UP);
            load.activations(WARM_UP);
            load.orders(WARM_UP);
            rates(plan, percent, world, load);
            reports(plan, percent, installation, customer, load, order.licenseNumber(), host);
        }
    }

    private void rates(Plan plan, int percent, KmsWorld world, PublisherLoad load) {
        for (int repeat = 0; repeat < plan.repeats(); repeat++) {
            Requests requests =
                    world.requests((int) (MOST_PER_SECOND * (plan.time().toSeconds() + 1)));
            double[] asked = renew(world, requests, Duration.ofSeconds(1), plan.time());
            add("KMS answers", percent, RATE, asked[0]);
            add("KMS answers, until projected", percent, RATE, asked[1]);
            add("license summaries by REST", percent, RATE, load.reads(plan.time()));
            add("activations by MAK", percent, RATE, load.activations(plan.time()));
            add("orders", percent, RATE, load.orders(plan.time()));
        }
    }

    private static double[] renew(KmsWorld world, Requests requests, Duration warmUp, Duration time) {
        long before = world.ledger().lastRow();
        long begin = System.nanoTime();
        Outcome outcome = new Load(world.installation().kmsPort(), requests).closed(SHAPE, warmUp, time);
        world.awaitProjection(world.ledger().lastRow());
        double sustained = outcome.sent() / seconds(begin);
        world.ledger().verify(outcome, before);
        if (outcome.other() > 0) {
            throw new BenchException(outcome.other() + " requests were refused");
        }
        return new double[] {outcome.perSecond(), sustained};
    }

    private void reports(
            Plan plan,
            int percent,
            Installation installation,
            Person customer,
            PublisherLoad load,
            String license,
            String host) {
        String operator = installation.stage().demoAccount("demo-operator").authorization();
        String own = customer.rest().authorization();
        time(plan, percent, "report of a KMS host", () -> load.millis("/kms-hosts/" + host, operator));
        time(
                plan,
                percent,
                "newest 100 events of a host",
                () -> load.millis("/kms-hosts/" + host + "/events?limit=100", operator));
        time(
                plan,
                percent,
                "100 events of a host a week ago",
                () -> load.millis(
                        "/kms-hosts/" + host + "/events?limit=100&until="
                                + java.time.Instant.now().minus(Duration.ofDays(7)),
                        operator));
        time(plan, percent, "audit of a license as CSV", () -> load.millis("/licenses/" + license + "/audit.csv", own));
        time(
                plan,
                percent,
                "newest audit records of a license",
                () -> load.millis("/licenses/" + license + "/audit", own));
        time(plan, percent, "licenses of one user", () -> load.millis("/licenses", own));
    }

    private void time(Plan plan, int percent, String subject, DoubleSupplier once) {
        for (int i = 0; i < REPORT_WARM_UP; i++) {
            once.getAsDouble();
        }
        for (int i = 0; i < 10 * plan.repeats(); i++) {
            values.computeIfAbsent(new Key(subject, percent, MILLIS), key -> new ArrayList<>())
                    .add(once.getAsDouble());
        }
        Plan.say(subject + ", " + percent + " %: "
                + result(new Key(subject, percent, MILLIS)).median() + " ms");
    }

    private void add(String subject, int percent, String unit, double value) {
        Plan.say(subject + ", " + percent + " %: " + value + " " + unit);
        values.computeIfAbsent(new Key(subject, percent, unit), key -> new ArrayList<>())
                .add(value);
    }

    private Result result(Key key) {
        return new Result(key.subject(), key.percent() + " % stored", key.unit(), values.get(key));
    }

    private void write(Plan plan) {
        report.line("Each level is an installation of its own, started anew after it was filled. At 0 % "
                + String.format("%,d", FEW_MACHINES)
                + " machines renew, otherwise all that are stored, in an order that"
                + " has no neighbours in the tables. The ledger spans 24 months of partitions.");
        report.table(
                List.of(
                        "level",
                        "machines",
                        "requests in the ledger",
                        "rows of it",
                        "agreements",
                        "audit records",
                        "database"),
                stored);
        report.heading("Throughput");
        List<Result> rates = results(RATE);
        report.results(rates);
        report.shares("throughput", "Throughput over stored volume", rates);
        report.heading("Reports and start");
        report.results(results(MILLIS));
        report.results(results("s"));
        for (String subject : rates.stream().map(Result::subject).distinct().toList()) {
            report.target(subject + ", all stored / nothing stored", 0.9, true, ratio(subject, RATE));
        }
        for (String subject :
                results(MILLIS).stream().map(Result::subject).distinct().toList()) {
            report.target("time of: " + subject + ", all stored / nothing stored", 1.1, false, ratio(subject, MILLIS));
        }
        report.write();
    }

    private List<Result> results(String unit) {
        List<Result> results = new ArrayList<>();
        values.keySet().stream()
                .filter(key -> key.unit().equals(unit))
                .map(Key::subject)
                .distinct()
                .forEach(subject -> PERCENTS.forEach(percent -> results.add(result(new Key(subject, percent, unit)))));
        return results;
    }

    private double ratio(String subject, String unit) {
        return result(new Key(subject, 100, unit)).median()
                / result(new Key(subject, 0, unit)).median();
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static String text(Installation installation, String query) {
        return String.format("%,d", installation.number(query));
    }
}
