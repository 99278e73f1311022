package org.menkyo.bench.orders;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.menkyo.bench.Installation;
import org.menkyo.bench.Part;
import org.menkyo.bench.Plan;
import org.menkyo.bench.Profile;
import org.menkyo.bench.report.Report;
import org.menkyo.bench.report.Result;

/** Bulk orders over REST, until the last one has its result, against plain batched inserts of the same rows. */
public final class OrdersPart implements Part {

    private static final String UNIT = "orders/s";
    private static final String LATER = "SELECT (SELECT count(*) FROM notification WHERE state <> 'SENT')"
            + " + (SELECT count(*) FROM audit_unsealed)";

    @Override
    public void run(Plan plan) throws Exception {
        try (Installation installation = plan.installation("orders", Map.of())) {
            installation.start();
            Report report = plan.report(
                    "orders",
                    "Bulk orders",
                    installation,
                    Map.of("orders of a submission", Integer.toString(plan.orders())));
            BulkOrders bulk = new BulkOrders(installation);
            bulk.submit(plan.orders() / 2);
            settle(installation);
            List<Double> ours = new ArrayList<>();
            List<Double> whole = new ArrayList<>();
            List<Double> plain = new ArrayList<>();
            List<Double> single = new ArrayList<>();
            int singly = plan.orders() / 10;
            PlainInserts peer = new PlainInserts(installation);
            for (int repeat = 0; repeat < plan.repeats(); repeat++) {
                long start = System.nanoTime();
                ours.add(plan.orders() / bulk.submit(plan.orders()));
                settle(installation);
                whole.add(plan.orders() / ((System.nanoTime() - start) / 1e9));
                if (repeat == 0) {
                    peer.takeRows();
                    peer.insert();
                }
                plain.add(plan.orders() / peer.insert());
                single.add(singly / bulk.submitSingly(singly));
                settle(installation);
                Plan.say("plain " + plain + ", Menkyo " + ours + ", with mails and audit " + whole + ", one by one "
                        + single + " " + UNIT);
            }
            Path recording = plan.work().resolve("orders.jfr");
            Profile profile = Profile.of(installation, recording, () -> bulk.submit(plan.orders()));
            report.line("A submission of " + plan.orders()
                    + " orders by `POST /order-batches`, from sending it until each order"
                    + " has its result: each order is validated by itself, recorded with its entitlements, permissions,"
                    + " product keys, audit records and mails, and kept with its result. With mails and audit it ends when the last mail is"
                    + " sent and the last audit record chained, which begins meanwhile. One by one they go to `POST /orders`, each when the"
                    + " one before is answered. The plain inserts are the same rows, without asking or computing anything: prepared, in batches, ten"
                    + " transactions for each table. Afterwards each order is in the database exactly once.");
            report.table(
                    List.of("table", "rows"),
                    peer.sizes().entrySet().stream()
                            .map(size -> List.of(size.getKey(), size.getValue().toString()))
                            .toList());
            Result floor = new Result("plain inserts", "1 connection", UNIT, plain);
            Result measured = new Result("Menkyo", "1 submission", UNIT, ours);
            report.results(List.of(
                    floor,
                    measured,
                    new Result("Menkyo, with mails and audit", "1 submission", UNIT, whole),
                    new Result("Menkyo", "one by one", UNIT, single)));
            profile.describe(report);
            report.target("bulk orders / plain inserts", 0.5, true, measured.median() / floor.median());
            report.write();
        }
    }

    /** Waits for what follows from orders later, so that it does not run beside what is measured next. */
    private static void settle(Installation installation) {
        installation.await("mails are sent and audit records chained", () -> installation.number(LATER) == 0);
    }
}
