package org.menkyo.bench.kms;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.menkyo.bench.Part;
import org.menkyo.bench.Plan;
import org.menkyo.bench.report.Number;
import org.menkyo.bench.report.Report;
import org.menkyo.bench.report.Result;

/** The same work with nothing, a tenth and all of the volume stored that a publisher has after two years. */
public final class VolumePart implements Part {

    private static final List<Integer> PERCENTS = List.of(0, 10, 100);
    private static final int NOTHING = PERCENTS.get(0);
    private static final int ALL = 100;
    private static final int REPORT_WARM_UP = 5;
    private static final int REPORT_TURNS = 10;
    private static final double AS_FAST = 0.9;
    private static final double AS_SLOW = 1.1;
    private static final String RATE = "1/s";
    private static final String MILLIS = "ms";
    private static final String SECONDS = "s";
    private static final String FEW = String.format(Locale.ROOT, "KMS, %,d machines", VolumeLevel.FEW_MACHINES);
    private static final String EVERY = "KMS, all machines";
    private static final String PROJECTED = ", until projected";
    private static final String NEWEST = "newest 100 events of a host";
    private static final String PAST = "100 events of a host a week ago";

    private record Key(String subject, int percent, String unit) {}

    /** Something of which an installation does so many a second. */
    private record Work(String subject, ToDoubleFunction<VolumeLevel> perSecond) {}

    /** Something that is read once in a while, and is to take no longer. */
    private record Page(String subject, ToDoubleFunction<VolumeLevel> millis) {}

    private final Map<Key, List<Double>> values = new LinkedHashMap<>();
    private final List<List<String>> stored = new ArrayList<>();

    @Override
    public void run(Plan plan) throws SQLException {
        List<VolumeLevel> levels = new ArrayList<>();
        try {
            for (int percent : PERCENTS) {
                VolumeLevel level = VolumeLevel.begin(plan, percent);
                levels.add(level);
                add("start until the KMS host answers", percent, SECONDS, level.startSeconds());
                stored.add(level.stored());
            }
            Report report = plan.report(
                    "volume",
                    "Throughput over stored volume",
                    levels.get(0).installation(),
                    Map.of("orders of a submission", String.format(Locale.ROOT, "%,d", VolumeLevel.ORDERS)));
            levels.forEach(VolumeLevel::warmUp);
            for (int repeat = 0; repeat < plan.repeats(); repeat++) {
                rates(plan, inTurn(levels, repeat));
            }
            pages().forEach(page -> time(plan, levels, page));
            write(report);
        } finally {
            levels.forEach(VolumeLevel::close);
        }
    }

    /** None is always the first: what one leaves to the disk the next may have to wait for. */
    private static List<VolumeLevel> inTurn(List<VolumeLevel> levels, int turn) {
        List<VolumeLevel> order = new ArrayList<>(levels);
        java.util.Collections.rotate(order, turn);
        return order;
    }

    private void rates(Plan plan, List<VolumeLevel> levels) {
        for (VolumeLevel level : levels) {
            VolumeLevel.Renewed few = level.renewFew(plan);
            keep(FEW, level, few);
            // Where no more are stored these are all machines.
            keep(EVERY, level, level.hasMoreMachines() ? level.renewAll(plan) : few);
            level.settle();
        }
        for (Work work : work(plan)) {
            for (VolumeLevel level : levels) {
                add(work.subject(), level.percent(), RATE, work.perSecond().applyAsDouble(level));
                level.settle();
            }
        }
    }

    private void keep(String subject, VolumeLevel level, VolumeLevel.Renewed renewed) {
        add(subject, level.percent(), RATE, renewed.perSecond());
        add(subject + PROJECTED, level.percent(), RATE, renewed.sustained());
    }

    private static List<Work> work(Plan plan) {
        return List.of(
                new Work("license summaries by REST", level -> level.summaries(plan)),
                new Work("key lists by REST", level -> level.keyLists(plan)),
                new Work("orders read by REST", level -> level.orders(plan)),
                new Work("activations by MAK, REST", level -> level.activationsByRest(plan)),
                new Work("activations by MAK, SOAP", level -> level.activationsBySoap(plan)),
                new Work("bulk orders", level -> level.bulkOrders()));
    }

    private static List<Page> pages() {
        Duration week = Duration.ofDays(7);
        return List.of(
                ofHost("report of a KMS host", ""),
                ofHost(NEWEST, "/events?size=100"),
                ofHost(PAST, "/events?size=100&until=" + Instant.now().minus(week)),
                ofHost("suspected duplicates of a host", "/suspected-duplicates"),
                ofLicense("newest audit records of a license", "/audit"),
                ofLicense("audit of a license as CSV", "/audit.csv"),
                ofLicense("users of a license", "/users"),
                new Page(
                        "licenses of one user",
                        level -> level.millis("/licenses", level.reports().customer())));
    }

    private static Page ofHost(String subject, String path) {
        return new Page(
                subject,
                level -> level.millis(
                        "/kms-hosts/" + level.reports().host() + path,
                        level.reports().operator()));
    }

    private static Page ofLicense(String subject, String path) {
        return new Page(
                subject,
                level -> level.millis(
                        "/licenses/" + level.reports().license() + path,
                        level.reports().customer()));
    }

    private void time(Plan plan, List<VolumeLevel> levels, Page page) {
        // An installation that has just begun has no past, and says so at once.
        List<VolumeLevel> asked = levels.stream()
                .filter(level -> !page.subject().equals(PAST) || level.percent() > NOTHING)
                .toList();
        for (int i = 0; i < REPORT_WARM_UP; i++) {
            asked.forEach(page.millis()::applyAsDouble);
        }
        for (int i = 0; i < REPORT_TURNS * plan.repeats(); i++) {
            for (VolumeLevel level : inTurn(asked, i)) {
                keep(
                        new Key(page.subject(), level.percent(), MILLIS),
                        page.millis().applyAsDouble(level));
            }
        }
        asked.forEach(level -> Plan.say(page.subject() + ", " + level.percent() + " %: "
                + Number.text(
                        result(new Key(page.subject(), level.percent(), MILLIS)).median())
                + " ms"));
    }

    private void add(String subject, int percent, String unit, double value) {
        Plan.say(subject + ", " + percent + " %: " + Number.text(value) + " " + unit);
        keep(new Key(subject, percent, unit), value);
    }

    private void keep(Key key, double value) {
        values.computeIfAbsent(key, first -> new ArrayList<>()).add(value);
    }

    private Result result(Key key) {
        return new Result(key.subject(), key.percent() + " % stored", key.unit(), values.get(key));
    }

    private void write(Report report) {
        report.line(
                "Each level is an installation of its own, started anew after it was filled; all three run while they are"
                        + " measured in turns, one at a time. The ledger spans 24 months of partitions. Stored before the first"
                        + " load:");
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
        report.line("«" + FEW + "» is the same load for all: so many machines renew, evenly spread over those that are"
                + " stored. «" + EVERY
                + "» is what comes with the volume: all that are stored renew, in an order that has"
                + " no neighbors in the tables; at 0 % these are the same few. Summaries and key lists are of one license,"
                + " and remembered until something changes; each order that is read is another one. Activations are of one"
                + " key. A bulk submission is timed until each of its orders has its result.");
        report.heading("Throughput");
        List<Result> rates = results(RATE);
        report.results(rates);
        report.shares("throughput", "Throughput over stored volume", rates);
        report.heading("Reports and start");
        report.results(results(MILLIS));
        report.results(results(SECONDS));
        for (String subject : subjects(RATE)) {
            report.target(subject + ", all stored / nothing stored", AS_FAST, true, ratio(subject, subject, RATE));
        }
        for (String subject : subjects(MILLIS)) {
            String base = subject.equals(PAST) ? NEWEST : subject;
            report.target(
                    "time of: " + subject + ", all stored / " + (subject.equals(base) ? "" : base + ", ")
                            + "nothing stored",
                    AS_SLOW,
                    false,
                    ratio(subject, base, MILLIS));
        }
        report.write();
    }

    private List<String> subjects(String unit) {
        return values.keySet().stream()
                .filter(key -> key.unit().equals(unit))
                .map(Key::subject)
                .distinct()
                .toList();
    }

    private List<Result> results(String unit) {
        return subjects(unit).stream()
                .flatMap(subject -> PERCENTS.stream().map(percent -> new Key(subject, percent, unit)))
                .filter(values::containsKey)
                .map(this::result)
                .toList();
    }

    private double ratio(String subject, String base, String unit) {
        return result(new Key(subject, ALL, unit)).median()
                / result(new Key(base, NOTHING, unit)).median();
    }
}
