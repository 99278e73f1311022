package org.menkyo.it.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.it.product.Mailbox;
import org.menkyo.it.product.ProductDatabase;
import org.menkyo.it.product.RunningProduct;

/** Subscriptions and online services as administrators, distributors and the people who have them see them. */
class SeatIT {

    private static final RestWorld WORLD = new RestWorld();

    @Test
    @Tag("LC-706")
    @Tag("LC-302")
    void aSubscriptionIsAssignedMovedAndWithdrawnAndHoldsItsOrderUp() {
        String order = WORLD.name("seats");
        String license = "/licenses/" + order(order, "OFFICE-SUB", 2);
        String colleague = WORLD.email("colleague");

        HttpResponse<String> assigned = assign(license + "/subscription-seats", "OFFICE-SUB", colleague);
        assertThat(assigned.statusCode()).as(assigned.body()).isEqualTo(201);
        String location = RestCall.header(assigned, "Location");
        assertThat(location).endsWith(license + "/subscription-seats/" + id(assigned));
        JsonObject batch = RestCall.post(license + "/subscription-seat-batches")
                .as(WORLD.administrator())
                .json("{\"product\":\"OFFICE-SUB\",\"emails\":[\"%s\",\"%s\",\"%s\"]}"
                        .formatted(WORLD.email("second"), colleague, WORLD.email("third")))
                .expect(200);
        assertThat(batch.getJsonArray("items").getValuesAs(JsonObject.class))
                .extracting(item -> item.getString("result"))
                .containsExactly("ASSIGNED", "ALREADY_ASSIGNED", "SEATS_EXHAUSTED");
        JsonObject refused = RestCall.post(license + "/subscription-seats")
                .as(WORLD.administrator())
                .header("Accept-Language", "ja")
                .json("{\"product\":\"OFFICE-SUB\",\"email\":\"%s\"}".formatted(WORLD.email("third")))
                .expect(409);
        assertThat(refused.getString("code")).isEqualTo("SEATS_EXHAUSTED");
        assertThat(refused.getString("detail")).contains("購入数は 2 シート、割り当て済みは 2 シート");

        assertThat(get(license + "/subscriptions").getJsonArray("items"))
                .singleElement()
                .satisfies(
                        item -> assertThat(item.asJsonObject().getInt("free")).isZero());
        assertThat(get(license + "/subscription-seats?email=" + colleague).getJsonArray("items"))
                .hasSize(1);
        assertOwn("/own-subscriptions", "OFFICE-SUB");
        assertThat(RestCall.get(license + "/subscription-seats")
                        .as(WORLD.colleague())
                        .send()
                        .statusCode())
                .isEqualTo(404);
        assertMail(colleague, "Menkyo Office Subscription");

        assertThat(giveBack(order).getString("code")).isEqualTo("SEATS_ASSIGNED");
        String path = license + "/subscription-seats/" + id(assigned);
        assertThat(change(path, "\"0\"", WORLD.email("third")).statusCode()).isEqualTo(412);
        HttpResponse<String> read = RestCall.get(path).as(WORLD.administrator()).send();
        HttpResponse<String> moved = change(path, RestCall.header(read, "ETag"), WORLD.email("third"));
        assertThat(moved.statusCode()).as(moved.body()).isEqualTo(200);
        assertThat(RestCall.object(moved).getString("email")).isEqualTo(WORLD.email("third"));
        for (JsonValue seat : get(license + "/subscription-seats").getJsonArray("items")) {
            String one = license + "/subscription-seats/" + seat.asJsonObject().getString("id");
            for (int time = 0; time < 2; time++) {
                assertThat(RestCall.of("DELETE", one)
                                .as(WORLD.administrator())
                                .send()
                                .statusCode())
                        .isEqualTo(204);
            }
        }
        assertThat(giveBack(order).getString("state")).isEqualTo("RETURNED");
    }

    @Test
    @Tag("LC-707")
    @Tag("LC-302")
    void anOnlineServiceIsActivatedForTheOrganizationBeforePeopleGetSeats() {
        String license = "/licenses/" + order(WORLD.name("services"), "MAIL-ONLINE", 1);
        String colleague = WORLD.email("colleague");

        HttpResponse<String> early = assign(license + "/online-service-seats", "MAIL-ONLINE", colleague);
        assertThat(early.statusCode()).isEqualTo(409);
        assertThat(RestCall.object(early).getString("code")).isEqualTo("ONLINE_SERVICE_NOT_ACTIVATED");
        assertThat(get(license + "/online-services")
                        .getJsonArray("items")
                        .getJsonObject(0)
                        .containsKey("activatedAt"))
                .isFalse();
        String activatedAt = activate(license);
        assertThat(activate(license)).isEqualTo(activatedAt);
        HttpResponse<String> assigned = assign(license + "/online-service-seats", "MAIL-ONLINE", colleague);
        assertThat(assigned.statusCode()).as(assigned.body()).isEqualTo(201);

        JsonObject service =
                get(license + "/online-services").getJsonArray("items").getJsonObject(0);
        assertThat(service.getString("activatedAt")).isEqualTo(activatedAt);
        assertThat(List.of(service.getInt("purchased"), service.getInt("assigned"), service.getInt("free")))
                .containsExactly(1, 1, 0);
        assertOwn("/own-online-services", "MAIL-ONLINE");
        assertMail(colleague, "Menkyo Mail Online");
        assertThat(change(license + "/online-service-seats/" + id(assigned), null, WORLD.email("other"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(RestCall.get("/own-online-services")
                        .as(WORLD.colleague())
                        .expect(200)
                        .getJsonArray("items"))
                .isEmpty();
    }

    @Test
    @Tag("LC-706")
    @Tag("LC-709")
    void aSubscriptionEndsWithItsTermAndWhoHasMoreThanIsLeftIsToldSo() {
        String licenseId = order(WORLD.name("term"), "OFFICE-SUB", 1);
        String license = "/licenses/" + licenseId;
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        assertThat(assign(license + "/subscription-seats", "OFFICE-SUB", WORLD.email("term"))
                        .statusCode())
                .isEqualTo(201);
        assertThat(term(license).getString("lastDay"))
                .as("a year, also if midnight passes meanwhile")
                .isBetween(
                        today.plusYears(1).toString(),
                        today.plusYears(1).plusDays(1).toString());

        endTerm(licenseId, today.plusDays(31));
        JsonObject due =
                get("/due-dates?licenseId=" + licenseId).getJsonArray("items").getJsonObject(0);
        assertThat(List.of(due.getString("kind"), due.getString("product"), due.getString("lastDay")))
                .containsExactly(
                        "SUBSCRIPTION", "OFFICE-SUB", today.plusDays(30).toString());
        assertThat(get("/license-summary?licenseId=" + licenseId)
                        .getJsonArray("items")
                        .getJsonObject(0)
                        .getString("termLastDay"))
                .isEqualTo(today.plusDays(30).toString());

        endTerm(licenseId, today);
        JsonObject subscription =
                get(license + "/subscriptions").getJsonArray("items").getJsonObject(0);
        assertThat(List.of(
                        subscription.getInt("purchased"),
                        subscription.getInt("assigned"),
                        subscription.getInt("overAssigned")))
                .containsExactly(0, 1, 1);
        assertThat(subscription.getJsonArray("terms")).isEmpty();
        assertThat(get(license + "/subscription-seats").getJsonArray("items")).hasSize(1);
        HttpResponse<String> refused = assign(license + "/subscription-seats", "OFFICE-SUB", WORLD.email("late"));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(RestCall.object(refused).getString("code")).isEqualTo("SEATS_EXHAUSTED");
        assertThat(get("/due-dates?licenseId=" + licenseId).getJsonArray("items"))
                .isEmpty();
    }

    private static JsonObject term(String license) {
        return get(license + "/subscriptions")
                .getJsonArray("items")
                .getJsonObject(0)
                .getJsonArray("terms")
                .getJsonObject(0);
    }

    /** Moves the end of a license ID's subscriptions to the beginning of a day. */
    private static void endTerm(String licenseId, LocalDate day) {
        OffsetDateTime end = day.atStartOfDay().atOffset(ZoneOffset.UTC);
        new ProductDatabase(RunningProduct.get())
                .update(
                        "UPDATE entitlement SET ends_at = ?, term_ends_at = ?"
                                + " WHERE agreement_id = (SELECT id FROM agreement WHERE license_id = ?)",
                        end,
                        end,
                        licenseId);
    }

    private static String order(String number, String product, int quantity) {
        return RestCall.post("/orders")
                .as(RestWorld.DISTRIBUTOR)
                .json(RestWorld.order(number, WORLD.email("administrator"))
                        .replace("SVR-STD-2008", product)
                        .replace("\"quantity\": 5", "\"quantity\": " + quantity))
                .expect(201)
                .getString("licenseNumber");
    }

    private static HttpResponse<String> assign(String path, String product, String email) {
        return RestCall.post(path)
                .as(WORLD.administrator())
                .json("{\"product\":\"%s\",\"email\":\"%s\"}".formatted(product, email))
                .send();
    }

    private static HttpResponse<String> change(String path, String tag, String email) {
        RestCall call =
                RestCall.of("PATCH", path).as(WORLD.administrator()).json("{\"email\":\"%s\"}".formatted(email));
        return (tag == null ? call : call.header("If-Match", tag)).send();
    }

    private static String activate(String license) {
        return RestCall.of("PUT", license + "/online-services/MAIL-ONLINE/activation")
                .as(WORLD.administrator())
                .expect(200)
                .getString("activatedAt");
    }

    /** The answer to a return of everything, which is a refusal while people have seats. */
    private static JsonObject giveBack(String order) {
        return RestCall.object(RestCall.post("/orders/" + order + "/return")
                .as(RestWorld.DISTRIBUTOR)
                .json("{\"revision\":1,\"reason\":\"not needed\"}")
                .send());
    }

    private static JsonObject get(String path) {
        return RestCall.get(path).as(WORLD.administrator()).expect(200);
    }

    private static String id(HttpResponse<String> answer) {
        return RestCall.object(answer).getString("id");
    }

    private static void assertOwn(String path, String product) {
        assertThat(RestCall.get(path).as(WORLD.colleague()).expect(200).getJsonArray("items"))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.asJsonObject().keySet())
                            .containsExactlyInAnyOrder("product", "productName", "organizationName", "since");
                    assertThat(item.asJsonObject().getString("product")).isEqualTo(product);
                });
    }

    private static void assertMail(String email, String product) {
        Mailbox mailbox = RunningProduct.get().mailbox();
        String text = mailbox.text(mailbox.await(email, mail -> mail.subject().contains(product)));
        assertThat(text).contains("Contract Test has assigned you");
    }
}
