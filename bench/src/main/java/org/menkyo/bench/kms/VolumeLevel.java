package org.menkyo.bench.kms;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.menkyo.bench.BenchException;
import org.menkyo.bench.Installation;
import org.menkyo.bench.Plan;
import org.menkyo.bench.http.MakLoad;
import org.menkyo.bench.http.PublisherLoad;
import org.menkyo.bench.orders.BulkOrders;
import org.menkyo.it.demo.MainJob;
import org.menkyo.it.demo.Person;
import org.menkyo.it.demo.RecordedOrder;
import org.menkyo.protocol.key.ProductKey;

/** An installation with a share of the volume stored, and what is asked of it. */
final class VolumeLevel implements AutoCloseable {

    /** How many machines ask all levels alike, however many are stored. */
    static final int FEW_MACHINES = 10_000;

    /** Orders of a bulk submission; the part for orders measures longer ones. */
    static final int ORDERS = 1000;

    private static final int WARM_UP_REQUESTS = 300_000;
    private static final int MOST_PER_SECOND = 250_000;
    private static final Duration WARM_UP = Duration.ofSeconds(8);
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Shape SHAPE = Shape.of(64, 64);

    private final int percent;
    private final Installation installation;
    private final KmsWorld world;
    private final Requests.Clients few;
    private final PublisherLoad people;
    private final MakLoad mak;
    private final BulkOrders bulk;
    private final Reports reports;
    private final double startSeconds;

    /**
     * Whose reports are read.
     *
     * @param license one of which nothing is activated while others are measured, so that its audit does not grow
     */
    record Reports(String host, String license, String operator, String customer) {}

    /** Answers a second, and the same until the table of machines has followed. */
    record Renewed(double perSecond, double sustained) {}

    private VolumeLevel(
            int percent,
            Installation installation,
            KmsWorld world,
            Requests.Clients few,
            PublisherLoad people,
            MakLoad mak,
            Reports reports,
            double startSeconds) {
        this.percent = percent;
        this.installation = installation;
        this.world = world;
        this.few = few;
        this.people = people;
        this.mak = mak;
        this.bulk = new BulkOrders(installation);
        this.reports = reports;
        this.startSeconds = startSeconds;
    }

    /** Makes the installation, fills it, and starts it anew, until nothing is left to do. */
    static VolumeLevel begin(Plan plan, int percent) throws SQLException {
        Map<String, String> settings = new HashMap<>(MakLoad.SETTINGS);
        settings.putAll(KmsWorld.SETTINGS);
        Installation installation = plan.installation("volume-" + percent, settings);
        try {
            VolumeLevel level = begin(plan, percent, installation.start());
            level.settle();
            return level;
        } catch (RuntimeException | SQLException failed) {
            installation.close();
            throw failed;
        }
    }

    private static VolumeLevel begin(Plan plan, int percent, Installation installation) throws SQLException {
        MainJob job = new MainJob(installation.stage());
        RecordedOrder order = job.submitOrder();
        Person customer = job.registerPeople().customer();
        job.requestPermission();
        job.decideRequest();
        job.revealKeys();
        String host = job.activateHost().id();
        MainJob rollOut = new MainJob(installation.stage());
        ProductKey key = ProductKey.parse(rollOut.asFarAsKeys().mak());
        MakLoad mak = MakLoad.of(installation, List.of(key));

        int machines = (int) ((long) plan.clients() * percent / 100);
        long begin = System.nanoTime();
        new VolumeFill(installation, machines).fill(order.licenseNumber());
        Plan.say(percent + " %: filled in " + since(begin) + " s");
        installation.close();
        begin = System.nanoTime();
        installation.start();
        KmsWorld world = KmsWorld.of(installation, Math.max(FEW_MACHINES, machines));
        double startSeconds = since(begin);
        Requests.Clients few = new Requests.Clients(FEW_MACHINES, Math.max(1, machines / FEW_MACHINES));
        Reports reports = new Reports(
                host,
                order.licenseNumber(),
                installation.stage().demoAccount("demo-operator").authorization(),
                customer.rest().authorization());
        PublisherLoad people = new PublisherLoad(installation, customer, order.licenseNumber(), ORDERS);
        return new VolumeLevel(percent, installation, world, few, people, mak, reports, startSeconds);
    }

    int percent() {
        return percent;
    }

    Installation installation() {
        return installation;
    }

    /** How long the start with all that is stored took, until the KMS host answered. */
    double startSeconds() {
        return startSeconds;
    }

    Reports reports() {
        return reports;
    }

    /** Whether more machines are stored than those that ask all levels. */
    boolean hasMoreMachines() {
        return world.clients() > FEW_MACHINES;
    }

    /** Waits until what follows by itself has: the links of the audit, and mails. */
    void settle() {
        long begin = System.nanoTime();
        installation.await(
                "all is chained and sent",
                () -> installation.number("SELECT (SELECT count(*) FROM audit_unsealed)"
                                + " + (SELECT count(*) FROM notification WHERE state IN ('PENDING', 'QUEUED'))")
                        == 0);
        Plan.say(percent + " %: settled after " + since(begin) + " s");
    }

    /** The same for each level, so that servers have compiled the same and caches hold what is asked for. */
    void warmUp() {
        // Machines that never asked cost an insert; what is measured are renewals.
        renewOnce(world.requests(few, WARM_UP_REQUESTS));
        renewOnce(world.requests(WARM_UP_REQUESTS));
        bulk.submit(ORDERS);
        people.summaries(WARM_UP);
        people.keyLists(WARM_UP);
        people.orders(WARM_UP);
        mak.rest(WARM_UP);
        mak.soap(WARM_UP);
        settle();
    }

    /** The machines ask that ask all levels: as many of those that are stored, evenly spread over them. */
    Renewed renewFew(Plan plan) {
        return renew(world.requests(few, most(plan)), plan.time());
    }

    /** All machines ask, in an order that has no neighbors in the tables. */
    Renewed renewAll(Plan plan) {
        return renew(world.requests(most(plan)), plan.time());
    }

    private static int most(Plan plan) {
        return (int) (MOST_PER_SECOND * (plan.time().toSeconds() + 1));
    }

    private void renewOnce(Requests requests) {
        renew(requests, Duration.ZERO, LONG);
    }

    private Renewed renew(Requests requests, Duration time) {
        return renew(requests, Duration.ofSeconds(1), time);
    }

    private Renewed renew(Requests requests, Duration warmUp, Duration time) {
        long before = world.ledger().lastRow();
        long begin = System.nanoTime();
        Outcome outcome = new Load(installation.kmsPort(), requests).closed(SHAPE, warmUp, time);
        world.awaitProjection(world.ledger().lastRow());
        double sustained = outcome.sent() / since(begin);
        if (outcome.other() > 0) {
            throw new BenchException(outcome.other() + " requests were refused");
        }
        world.ledger().verify(outcome, before);
        world.verifySignatures(outcome);
        return new Renewed(outcome.perSecond(), sustained);
    }

    double summaries(Plan plan) {
        return people.summaries(plan.time());
    }

    double keyLists(Plan plan) {
        return people.keyLists(plan.time());
    }

    double orders(Plan plan) {
        return people.orders(plan.time());
    }

    double activationsByRest(Plan plan) {
        return mak.rest(plan.time());
    }

    double activationsBySoap(Plan plan) {
        return mak.soap(plan.time());
    }

    /** Orders recorded a second in one bulk submission. */
    double bulkOrders() {
        return ORDERS / bulk.submit(ORDERS);
    }

    /** How long a report takes, in milliseconds. */
    double millis(String path, String authorization) {
        return people.millis(path, authorization);
    }

    /** What is stored now, as a row of a table. */
    List<String> stored() {
        return List.of(
                percent + " %",
                text("SELECT count(*) FROM kms_client"),
                text("SELECT sum(request_count) FROM kms_ledger"),
                text("SELECT count(*) FROM kms_ledger"),
                text("SELECT count(*) FROM agreement"),
                text("SELECT count(*) FROM audit_record"),
                text("SELECT pg_database_size('menkyo') / 1000000") + " MB");
    }

    private String text(String query) {
        return String.format(java.util.Locale.ROOT, "%,d", installation.number(query));
    }

    private static double since(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    @Override
    public void close() {
        installation.close();
    }
}
