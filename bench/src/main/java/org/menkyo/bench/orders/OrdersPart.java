package org.menkyo.bench.orders;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.menkyo.bench.BenchException;
import org.menkyo.bench.Installation;
import org.menkyo.bench.Part;
import org.menkyo.bench.Plan;
import org.menkyo.bench.Profile;
import org.menkyo.bench.report.Report;
import org.menkyo.bench.report.Result;
import org.menkyo.it.demo.RestSession;
import org.menkyo.launcher.SignIns;

/** Bulk orders over REST, until the last one has its result, against plain batched inserts of the same rows. */
public final class OrdersPart implements Part {

    private static final String DISTRIBUTOR = "demo-distributor";
    private static final String UNIT = "orders/s";

    private int batches;

    @Override
    public void run(Plan plan) throws Exception {
        try (Installation installation = plan.installation("orders", Map.of())) {
            installation.start();
            Report report = plan.report(
                    "orders",
                    "Bulk orders",
                    installation,
                    Map.of("orders of a submission", Integer.toString(plan.orders())));
            submit(installation, plan.orders() / 2);
            List<Double> ours = new ArrayList<>();
            List<Double> plain = new ArrayList<>();
            PlainInserts peer = new PlainInserts(installation);
            ours.add(plan.orders() / submit(installation, plan.orders()));
            peer.takeRows();
            peer.insert();
            for (int repeat = 0; repeat < plan.repeats(); repeat++) {
                plain.add(plan.orders() / peer.insert());
                if (repeat > 0) {
                    ours.add(plan.orders() / submit(installation, plan.orders()));
                }
                Plan.say("plain " + plain + ", Menkyo " + ours + " " + UNIT);
            }
            Path recording = plan.work().resolve("orders.jfr");
            Profile profile = Profile.of(installation, recording, () -> submit(installation, plan.orders()));
            report.line("A submission of " + plan.orders()
                    + " orders by `POST /order-batches`, from sending it until each order"
                    + " has its result: each order is validated by itself, recorded with its entitlements, permissions,"
                    + " product keys, audit records and mails, and kept with its result. The mails are sent meanwhile. The"
                    + " plain inserts are the same rows, without asking or computing anything: prepared, in batches, ten"
                    + " transactions for each table. Afterwards each order is in the database exactly once.");
            report.table(
                    List.of("table", "rows"),
                    peer.sizes().entrySet().stream()
                            .map(size -> List.of(size.getKey(), size.getValue().toString()))
                            .toList());
            Result floor = new Result("plain inserts", "1 connection", UNIT, plain);
            Result measured = new Result("Menkyo", "1 submission", UNIT, ours);
            report.results(List.of(floor, measured));
            profile.describe(report);
            report.target("bulk orders / plain inserts", 0.5, true, measured.median() / floor.median());
            report.write();
        }
    }

    /** Submits orders that nobody has submitted before; returns the seconds until all have their results. */
    private double submit(Installation installation, int count) {
        batches++;
        JsonObject body = orders("B" + batches, count);
        RestSession distributor =
                RestSession.signedIn(installation.rest(""), DISTRIBUTOR, SignIns.passwordOf(DISTRIBUTOR));
        long start = System.nanoTime();
        String id = distributor.post("/order-batches", body).expect(201).text("id");
        String open = "SELECT count(*) FROM order_batch WHERE completed_at IS NULL";
        installation.await("all orders have their results", () -> installation.number(open) == 0);
        double seconds = (System.nanoTime() - start) / 1e9;
        check(installation, distributor.get("/order-batches/" + id).expect(200).object(), "B" + batches, count);
        return seconds;
    }

    /** Each of another organization with another end customer, of two products. */
    private static JsonObject orders(String run, int count) {
        JsonArrayBuilder orders = Json.createArrayBuilder();
        for (int i = 0; i < count; i++) {
            String name = run + "-" + i;
            orders.add(Json.createObjectBuilder()
                    .add("orderNumber", name)
                    .add(
                            "organization",
                            Json.createObjectBuilder()
                                    .add("identifier", "ORG-" + name)
                                    .add("name", "Organization " + name)
                                    .add(
                                            "address",
                                            Json.createObjectBuilder()
                                                    .add("street", i + " Chiyoda")
                                                    .add("city", "Tokyo")
                                                    .add("postalCode", "100-0001")
                                                    .add("country", "JP")))
                    .add(
                            "endCustomers",
                            Json.createArrayBuilder()
                                    .add(Json.createObjectBuilder()
                                            .add("name", "Customer " + name)
                                            .add(
                                                    "email",
                                                    "customer@" + name.toLowerCase(java.util.Locale.ROOT)
                                                            + ".example")))
                    .add(
                            "lines",
                            Json.createArrayBuilder()
                                    .add(line("SVR-STD-2008", 5))
                                    .add(line("VISTA-BUS-UPG", 50))));
        }
        return Json.createObjectBuilder().add("orders", orders).build();
    }

    private static JsonObject line(String product, int quantity) {
        return Json.createObjectBuilder()
                .add("product", product)
                .add("quantity", quantity)
                .build();
    }

    private static void check(Installation installation, JsonObject batch, String run, int count) {
        long recorded = batch.getJsonArray("results").stream()
                .filter(result -> result.asJsonObject().containsKey("order"))
                .count();
        long kept = installation.number("SELECT count(*) FROM license_order WHERE order_number LIKE '" + run + "-%'");
        long licensed = installation.number(
                "SELECT count(DISTINCT e.agreement_id) FROM entitlement e JOIN license_order o USING (agreement_id)"
                        + " WHERE order_number LIKE '" + run + "-%'");
        if (recorded != count || kept != count || licensed != count) {
            throw new BenchException("of " + count + " orders " + recorded + " were answered as recorded, " + kept
                    + " are in the database, and " + licensed + " have entitlements");
        }
    }
}
