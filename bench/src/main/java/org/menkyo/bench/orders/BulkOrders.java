package org.menkyo.bench.orders;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;
import org.menkyo.bench.BenchException;
import org.menkyo.bench.Installation;
import org.menkyo.it.demo.RestSession;
import org.menkyo.launcher.SignIns;

/** Bulk submissions of a distributor by REST. */
public final class BulkOrders {

    private static final String DISTRIBUTOR = "demo-distributor";

    private final Installation installation;
    private int batches;

    public BulkOrders(Installation installation) {
        this.installation = installation;
    }

    /**
     * Submits orders that nobody has submitted before: the first submission has the order numbers {@code B1-0},
     * {@code B1-1} and so on.
     *
     * @return the seconds until all have their results
     * @throws BenchException if one was not recorded, or not just once
     */
    public double submit(int count) {
        batches++;
        JsonObject body = orders("B" + batches, count);
        RestSession distributor =
                RestSession.signedIn(installation.rest(""), DISTRIBUTOR, SignIns.passwordOf(DISTRIBUTOR));
        long start = System.nanoTime();
        String id = distributor.post("/order-batches", body).expect(201).text("id");
        String open = "SELECT count(*) FROM order_batch WHERE completed_at IS NULL";
        installation.await("all orders have their results", () -> installation.number(open) == 0);
        double seconds = (System.nanoTime() - start) / 1e9;
        check(distributor.get("/order-batches/" + id).expect(200).object(), "B" + batches, count);
        return seconds;
    }

    /**
     * Submits orders one by one, each when the one before is answered.
     *
     * @return the seconds that it took
     * @throws BenchException if one was not recorded, or not just once
     */
    public double submitSingly(int count) {
        batches++;
        String run = "B" + batches;
        RestSession distributor =
                RestSession.signedIn(installation.rest(""), DISTRIBUTOR, SignIns.passwordOf(DISTRIBUTOR));
        List<JsonObject> orders =
                IntStream.range(0, count).mapToObj(i -> order(run + "-" + i, i)).toList();
        long start = System.nanoTime();
        for (JsonObject order : orders) {
            distributor.post("/orders", order).expect(201);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        check(count, run, count);
        return seconds;
    }

    private static JsonObject orders(String run, int count) {
        JsonArrayBuilder orders = Json.createArrayBuilder();
        for (int i = 0; i < count; i++) {
            orders.add(order(run + "-" + i, i));
        }
        return Json.createObjectBuilder().add("orders", orders).build();
    }

    /** Each of another organization with another end customer, of two products. */
    private static JsonObject order(String name, int i) {
        return Json.createObjectBuilder()
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
                                                "customer@" + name.toLowerCase(java.util.Locale.ROOT) + ".example")))
                .add(
                        "lines",
                        Json.createArrayBuilder().add(line("SVR-STD-2008", 5)).add(line("VISTA-BUS-UPG", 50)))
                .build();
    }

    private static JsonObject line(String product, int quantity) {
        return Json.createObjectBuilder()
                .add("product", product)
                .add("quantity", quantity)
                .build();
    }

    private void check(JsonObject batch, String run, int count) {
        long recorded = batch.getJsonArray("results").stream()
                .filter(result -> result.asJsonObject().containsKey("order"))
                .count();
        check(recorded, run, count);
    }

    private void check(long recorded, String run, int count) {
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
