package org.menkyo.it.audit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.it.activation.KeyOwner;
import org.menkyo.it.product.RunningProduct;

/** How soon the running product chains what it recorded, as an auditor's export shows it. */
class ChainingIT {

    private static final Duration MOST = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final RunningProduct product = RunningProduct.get();

    @Test
    @Tag("LC-1001")
    void recordsAreChainedWithinFiveSeconds() throws Exception {
        KeyOwner owner = new KeyOwner(product, 1);
        owner.mak();
        Set<String> recorded = owner.demo("demo-auditor").get("/audit?size=200").expect(200).items().stream()
                .filter(record -> owner.licenseId().equals(record.getString("licenseId", "")))
                .map(record -> record.getString("action"))
                .collect(Collectors.toSet());
        assertThat(recorded).contains("SUBMIT_ORDER", "REVEAL_PRODUCT_KEY");

        Instant deadline = Instant.now().plus(PATIENCE);
        List<JsonObject> links = links(owner);
        while (!actions(links).containsAll(recorded)) {
            assertThat(Instant.now()).as("everything is chained").isBefore(deadline);
            links = links(owner);
        }

        // A record is older than the commit that it comes with.
        assertThat(links).allSatisfy(link -> {
            Instant occurred = Instant.parse(link.getJsonObject("record").getString("occurredAt"));
            Instant sealed = Instant.parse(link.getString("sealedAt"));
            assertThat(Duration.between(occurred, sealed)).as(link.toString()).isBetween(Duration.ZERO, MOST);
        });
    }

    private static Set<String> actions(List<JsonObject> links) {
        return links.stream()
                .map(link -> link.getJsonObject("record").getString("action"))
                .collect(Collectors.toSet());
    }

    /** The links of the records that belong to the license ID. */
    private List<JsonObject> links(KeyOwner owner) throws Exception {
        HttpRequest export = HttpRequest.newBuilder(product.rest("/audit/export"))
                .header("Authorization", owner.demo("demo-auditor").authorization())
                .build();
        String member = "\"licenseId\":\"" + owner.licenseId() + "\"";
        try (Stream<String> lines =
                HttpClient.newHttpClient().send(export, BodyHandlers.ofLines()).body()) {
            return lines.filter(line -> line.contains(member))
                    .map(ChainingIT::object)
                    .toList();
        }
    }

    private static JsonObject object(String line) {
        try (JsonReader reader = Json.createReader(new StringReader(line))) {
            return reader.readObject();
        }
    }
}
