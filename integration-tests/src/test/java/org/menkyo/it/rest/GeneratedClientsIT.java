package org.menkyo.it.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.menkyo.protocol.activation.HardwareComponent;
import org.menkyo.protocol.activation.HardwareProfile;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.key.ProductKey;

/**
 * Clients in four languages, generated from the document and not changed: an order and one that is wrong, a bulk with one
 * bad item, a permission given and taken, exports, an activation, members that are absent, and Japanese.
 */
@Tag("LC-1109")
class GeneratedClientsIT {

    private static final String ORGANIZATION = "株式会社ライセンス管理";
    private static final int SERVER_STANDARD = 211;
    private static final RestWorld WORLD = RestWorld.get();

    @TempDir
    private static Path folder;

    @Test
    void python() throws IOException {
        serves("python", GeneratedClients::python);
    }

    @Test
    void java() throws IOException {
        serves("java", GeneratedClients::java);
    }

    @Test
    void typeScript() throws IOException {
        serves("typescript", GeneratedClients::typeScript);
    }

    @Test
    void php() throws IOException {
        serves("php", GeneratedClients::php);
    }

    private static void serves(String language, Function<Path, String> client) throws IOException {
        String number = language + "-" + UUID.randomUUID();
        String grantee = WORLD.email(language + "-colleague");
        ProductKey key = mak();
        JsonObject job = Json.createObjectBuilder()
                .add("distributor", RestWorld.DISTRIBUTOR)
                .add("operator", RestWorld.OPERATOR)
                .add("administrator", WORLD.administrator())
                .add("colleague", WORLD.registered("user-of-" + language))
                .add("email", WORLD.email("administrator"))
                .add("grantee", grantee)
                .add("number", number)
                .add("organization", ORGANIZATION)
                .add("product", "SVR-STD-2008")
                .add("licenseId", WORLD.licenseId())
                .add("authorizationNumber", WORLD.authorizationNumber())
                .add("productKey", key.formatted())
                .add("installationId", installationId(key, language).formatted())
                .build();
        Path file = folder.resolve(language + ".json");
        Files.writeString(file, job.toString());

        JsonObject told = parse(client.apply(file));

        assertThat(told.getString("order")).isEqualTo(number);
        assertThat(texts(told, "bulk")).containsExactly(number + "-1", "INVALID_INPUT");
        assertThat(told.getString("bulkField")).isEqualTo("lines[0].product");
        assertThat(told.getJsonArray("problem").getInt(0)).isEqualTo(400);
        assertThat(told.getJsonArray("problem").getString(1)).isEqualTo("INVALID_INPUT");
        assertThat(told.getJsonArray("problem").getString(2)).isEqualTo("/lines/0/product");
        assertThat(told.getJsonArray("problem").getString(3)).isEqualTo("入力の誤り");
        assertThat(told.getString("organization")).isEqualTo(ORGANIZATION);
        assertThat(told.getString("granted")).isEqualTo("DOWNLOAD_ADMINISTRATOR");
        assertThat(told.getJsonArray("left")).isEmpty();
        assertThat(told.getString("csv")).contains(WORLD.email("administrator"));
        assertThat(told.getString("jsonl")).contains("\"PERMISSION_GIVEN\"").contains(grantee);
        assertThat(told.getString("confirmationId")).matches("[0-9]{6}(-[0-9]{6}){7}");
        assertThat(told.getString("added")).isIn("ADDED", "PENDING");
        assertThat(told.getString("health")).isNotBlank();
    }

    private static ProductKey mak() {
        JsonObject listed = RestCall.get("/product-keys?licenseId=" + WORLD.licenseId())
                .as(WORLD.administrator())
                .expect(200)
                .getJsonArray("items")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(key -> key.getString("type").equals("MAK"))
                .findFirst()
                .orElseThrow();
        return ProductKey.parse(RestCall.post("/product-keys/" + listed.getString("id") + "/reveal")
                .as(WORLD.administrator())
                .expect(200)
                .getString("key"));
    }

    private static InstallationId installationId(ProductKey key, String machine) {
        Map<HardwareComponent, String> readings = new EnumMap<>(HardwareComponent.class);
        for (HardwareComponent component : HardwareComponent.values()) {
            readings.put(component, component.isIdentifying() ? component + " of " + machine : "model");
        }
        return InstallationId.of(HardwareProfile.of("sample", readings), SERVER_STANDARD, key);
    }

    private static List<String> texts(JsonObject told, String member) {
        return told.getJsonArray(member).getValuesAs(JsonString::getString);
    }

    private static JsonObject parse(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
