package org.menkyo.it.activation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.menkyo.it.product.RunningProduct;

/** The catalog as a document: the published sample is what the demo has, and documents are loaded over HTTP. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CatalogIT {

    private static final Path SAMPLE = Path.of("../docs/catalog/sample-catalog.json");
    private static final RunningProduct PRODUCT = RunningProduct.get();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Test
    @Order(1)
    @Tag("VA-101")
    @Tag("VA-105")
    void thePublishedSampleIsWhatTheDemoHas() throws Exception {
        JsonObject served = object(send("GET", null));

        assertThat(comparable(served)).isEqualTo(comparable(parse(Files.readString(SAMPLE))));
    }

    @Test
    @Order(2)
    @Tag("VA-101")
    void theSampleIsLoadedOnce() throws Exception {
        String sample = Files.readString(SAMPLE);

        JsonObject first = object(send("PUT", sample));
        assertThat(first.getInt("version")).isEqualTo(2);
        assertThat(object(send("PUT", sample)).getBoolean("changed")).isFalse();
        assertThat(send("PUT", sample.replace("Windows Vista Ultimate", "Vista Ultimate"))
                        .statusCode())
                .isEqualTo(409);
        assertThat(comparable(object(send("GET", null)))).isEqualTo(comparable(parse(sample)));
    }

    @Test
    @Order(3)
    @Tag("VA-101")
    void eachWrongPlaceIsNamed() throws Exception {
        String wrong = Files.readString(SAMPLE)
                .replace("\"version\": 2,", "\"version\": 3,")
                .replace("\"number\": 101", "\"number\": \"one\"")
                .replaceFirst("\"productGroup\": \"A\"", "\"productGroup\": \"D\", \"color\": \"red\"");

        HttpResponse<String> answer = send("PUT", wrong);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(pointers(answer)).containsExactlyInAnyOrder("/editions/0/number", "/editions/4/color");
        HttpResponse<String> unknown = send(
                "PUT",
                Files.readString(SAMPLE)
                        .replace("\"version\": 2,", "\"version\": 3,")
                        .replaceFirst("\"productGroup\": \"A\"", "\"productGroup\": \"D\""));
        assertThat(pointers(unknown)).containsExactly("/editions/4/productGroup");
    }

    @Test
    @Order(4)
    @Tag("VA-101")
    void aNewInstallationLoadsItsFileAtTheStartAndIsNotStoppedByItsOwn() throws Exception {
        Path file = Files.createTempFile(Path.of("target"), "catalog", ".json");
        Files.writeString(
                file,
                Files.readString(SAMPLE)
                        .replace("\"code\": \"sample\"", "\"code\": \"of-the-file\"")
                        .replace("_vlmcs._tcp", "_menkyo-kms._tcp"));
        RunningProduct own = RunningProduct.create(Map.of(
                "MENKYO_CATALOG_FILE",
                file.toAbsolutePath().toString(),
                "MENKYO_DEMO",
                "false",
                "MENKYO_OPERATOR_PASSWORD",
                "lantern-on-the-roof"));
        try {
            own.start();
            String operator = basic("operator", "lantern-on-the-roof");
            JsonObject served = object(send(own, "GET", null, operator));
            assertThat(served.getString("code")).isEqualTo("of-the-file");
            assertThat(served.getJsonArray("editions")).hasSize(12);

            own.killServer();
            own.awaitReady();
            assertThat(object(send(own, "GET", null, operator)).getInt("version"))
                    .isEqualTo(2);
        } finally {
            own.stop();
        }
    }

    private static HttpResponse<String> send(String method, String body) throws Exception {
        return send(PRODUCT, method, body, basic("demo-operator", "demo-operator-1"));
    }

    private static HttpResponse<String> send(RunningProduct product, String method, String body, String authorization)
            throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(product.rest("/catalog"))
                        .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                        .header("Content-Type", "application/json")
                        .header("Authorization", authorization)
                        .build(),
                BodyHandlers.ofString());
    }

    private static String basic(String name, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private static JsonObject object(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return parse(answer.body());
    }

    private static JsonObject parse(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }

    private static List<String> pointers(HttpResponse<String> answer) {
        return parse(answer.body()).getJsonArray("errors").getValuesAs(JsonObject.class).stream()
                .map(error -> error.getString("pointer"))
                .toList();
    }

    /** Without the version, and with lists in an order of their own. */
    private static JsonObject comparable(JsonObject document) {
        var object = Json.createObjectBuilder(document).remove("version");
        for (String list : List.of("productGroups", "editions", "products")) {
            List<JsonObject> entries =
                    new ArrayList<>(document.getJsonArray(list).getValuesAs(JsonObject.class));
            entries.sort(Comparator.comparing(entry -> entry.getString("code")));
            var sorted = Json.createArrayBuilder();
            entries.forEach(entry -> sorted.add(withSortedEditions(entry)));
            object.add(list, sorted);
        }
        return object.build();
    }

    private static JsonValue withSortedEditions(JsonObject entry) {
        JsonArray editions = entry.getJsonArray("editions");
        if (editions == null) {
            return entry;
        }
        var sorted = Json.createArrayBuilder();
        editions.getValuesAs(JsonString::getString).stream().sorted().forEach(sorted::add);
        return Json.createObjectBuilder(entry).add("editions", sorted).build();
    }
}
