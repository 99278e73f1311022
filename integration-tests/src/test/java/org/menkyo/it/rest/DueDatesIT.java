package org.menkyo.it.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.it.product.Mailbox;
import org.menkyo.it.product.ProductDatabase;
import org.menkyo.it.product.RunningProduct;

/** What ends soon, as the server lists and mails it. */
@Tag("LC-709")
class DueDatesIT {

    private static final int DAYS = 20;

    @Test
    void administratorsFindWhatEndsSoonInTheListAndInTheirMailbox() {
        RestWorld world = new RestWorld();
        LocalDate lastDay = LocalDate.now(ZoneOffset.UTC).plusDays(DAYS);
        assertThat(due(world, "").getJsonArray("items")).isEmpty();
        new ProductDatabase(RunningProduct.get())
                .update(
                        "UPDATE authorization_number SET issued_at = ? WHERE number = ?",
                        lastDay.minusYears(2).atTime(12, 0).atOffset(ZoneOffset.UTC),
                        world.authorizationNumber());

        JsonObject item =
                due(world, "?kind=AUTHORIZATION_NUMBER").getJsonArray("items").getJsonObject(0);

        assertThat(item.getString("licenseId")).isEqualTo(world.licenseId());
        assertThat(item.getString("authorizationNumber")).isEqualTo(world.authorizationNumber());
        assertThat(item.getString("lastDay")).isEqualTo(lastDay.toString());
        assertThat(due(world, "?withinDays=5").getJsonArray("items")).isEmpty();
        assertThat(RestCall.get("/due-dates?withinDays=91")
                        .as(world.administrator())
                        .expect(400)
                        .getString("code"))
                .isEqualTo("INVALID_INPUT");
        Mailbox mailbox = RunningProduct.get().mailbox();
        // The running server looks once an hour, and one that starts soon afterwards.
        RunningProduct starting = RunningProduct.get().beside(Map.of("MENKYO_JAVA_OPTS", RunningProduct.QUICK_START));
        try {
            starting.start();
            assertThat(mailbox.text(mailbox.await(
                            world.email("administrator"), mail -> mail.subject().startsWith("Ends on " + lastDay))))
                    .contains(world.authorizationNumber(), world.licenseId());
        } finally {
            starting.stop();
        }
    }

    private static JsonObject due(RestWorld world, String query) {
        return RestCall.get("/due-dates" + query).as(world.administrator()).expect(200);
    }
}
