package org.menkyo.it.demo;

import static org.menkyo.it.demo.DemoFailedException.require;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.regex.Pattern;

/** Product keys are listed masked and revealed one by one (LC-704). */
final class KeyChapter {

    private static final Pattern KEY = Pattern.compile("([A-Z0-9]{5}-){4}[A-Z0-9]{5}");

    private final Stage stage;

    KeyChapter(Stage stage) {
        this.stage = stage;
    }

    RevealedKeys reveal(Person colleague, RecordedOrder order) {
        stage.heading("The colleague lists the keys and reveals two of them");
        List<JsonObject> keys = list(colleague, order);
        for (JsonObject key : keys) {
            require(!KEY.matcher(key.getString("maskedKey")).matches(), "The list shows a whole product key.");
            stage.line(
                    "%s  %s for %s, %d of %d used",
                    key.getString("maskedKey"),
                    key.getString("type"),
                    key.getString("productGroupName"),
                    key.getInt("used"),
                    key.getInt("permitted"));
        }
        JsonObject host = find(keys, "KMS_HOST", "C");
        JsonObject mak = find(keys, "MAK", "CLIENT_VL");
        var revealed = new RevealedKeys(
                reveal(colleague, host), mak.getString("id"), reveal(colleague, mak), mak.getString("maskedKey"));
        stage.line("Revealed, which the audit records: the KMS host key of group C and the MAK of group Client VL");
        return revealed;
    }

    static List<JsonObject> list(Person person, RecordedOrder order) {
        return person.rest()
                .get("/product-keys?licenseId=" + order.licenseNumber())
                .expect(200)
                .items();
    }

    private static JsonObject find(List<JsonObject> keys, String type, String group) {
        return keys.stream()
                .filter(key ->
                        type.equals(key.getString("type", "")) && group.equals(key.getString("productGroup", "")))
                .findFirst()
                .orElseThrow(() -> new DemoFailedException("There is no " + type + " key of group " + group + "."));
    }

    private static String reveal(Person person, JsonObject key) {
        String masked = key.getString("maskedKey");
        String clear = person.rest()
                .post("/product-keys/" + key.getString("id") + "/reveal")
                .expect(200)
                .text("key");
        require(KEY.matcher(clear).matches(), "What was revealed is no product key.");
        require(clear.endsWith(masked.substring(masked.length() - 5)), "Another key was revealed than the one listed.");
        return clear;
    }
}
