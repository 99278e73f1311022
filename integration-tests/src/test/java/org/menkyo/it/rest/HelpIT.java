package org.menkyo.it.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Help as people read it, by the libraries as the server loads them. */
@Tag("LC-708")
class HelpIT {

    private static final RestWorld WORLD = RestWorld.get();
    private static final Path SAMPLE = Path.of("../docs/help/sample-support-contacts.json");

    @Test
    void aPersonWithoutRoleFindsTheSameInBothLanguagesAndWidths() {
        List<String> english = codes("key");

        assertThat(english).isNotEmpty();
        assertThat(codes("キー")).containsExactlyInAnyOrderElementsOf(english);
        assertThat(codes("ｷｰ")).containsExactlyInAnyOrderElementsOf(english);
        JsonObject topic = get("/help-topics/" + english.get(0))
                .header("Accept-Language", "ja")
                .expect(200);
        assertThat(topic.getString("question")).contains("キー");
        assertThat(get("/help-topics?section=NONE").expect(400).getString("code"))
                .isEqualTo("INVALID_INPUT");
        get("/help-topics/none").expect(404);
    }

    @Test
    void contactsAreLoadedByOperatorsAndTellWhenTheyOpen() throws Exception {
        RestCall.of("PUT", "/support-contacts/document")
                .as(RestWorld.OPERATOR)
                .json(Files.readString(SAMPLE))
                .expect(200);

        JsonObject contact = get("/support-contacts?country=JP&audience=CUSTOMER")
                .header("Accept-Language", "ja")
                .expect(200)
                .getJsonArray("items")
                .getJsonObject(0);

        assertThat(contact.getString("code")).isEqualTo("japan-customers");
        assertThat(contact.getString("name")).isEqualTo("ボリューム ライセンス サポート");
        assertThat(contact.containsKey("closesAt")).isEqualTo(contact.getBoolean("openNow"));
        assertThat(contact.containsKey("opensAt")).isNotEqualTo(contact.getBoolean("openNow"));
    }

    @Test
    void aWrongDocumentIsNamedWithItsPlacesAndChangesNothing() throws Exception {
        JsonObject before = get("/support-contacts").expect(200);

        JsonObject problem = RestCall.of("PUT", "/support-contacts/document")
                .as(RestWorld.OPERATOR)
                .json(Files.readString(SAMPLE).replace("Asia/Tokyo", "Asia/Edo"))
                .expect(400);

        assertThat(problem.getJsonArray("errors").getJsonObject(0).getString("pointer"))
                .isEqualTo("/contacts/0/timeZone");
        assertThat(get("/support-contacts").expect(200).getJsonArray("items"))
                .hasSameSizeAs(before.getJsonArray("items"));
    }

    private static List<String> codes(String words) {
        return get("/help-topics?words=" + URLEncoder.encode(words, StandardCharsets.UTF_8))
                .expect(200)
                .getJsonArray("items")
                .getValuesAs(JsonObject.class)
                .stream()
                .map(topic -> topic.getString("code"))
                .toList();
    }

    private static RestCall get(String path) {
        return RestCall.get(path).as(WORLD.colleague());
    }
}
