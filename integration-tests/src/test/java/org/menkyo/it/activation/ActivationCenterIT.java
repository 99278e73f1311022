package org.menkyo.it.activation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.it.demo.RestAnswer;
import org.menkyo.it.demo.RestSession;
import org.menkyo.it.product.Mailbox;
import org.menkyo.it.product.RunningProduct;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.key.ProductKey;

/** Validation, proxy activation, activation by phone, and support's care for keys, over HTTP. */
class ActivationCenterIT {

    private static final RunningProduct PRODUCT = RunningProduct.get();

    private static KeyOwner owner;
    private static ProductKey mak;

    @BeforeAll
    static void begin() {
        owner = new KeyOwner(PRODUCT, 5);
        mak = owner.mak();
    }

    @Test
    @Tag("VA-107")
    @Tag("VA-207")
    @Tag("VA-404")
    @Tag("VA-407")
    @Tag("LC-802")
    void aKeyLivesFromProxyActivationToItsExchange() {
        JsonArrayBuilder items = Json.createArrayBuilder();
        List.of("one", "two", "three", "four").forEach(machine -> items.add(KeyOwner.body(mak, id(machine))));
        items.add(RestSession.json("productKey", "no key", "installationId", "123"));
        JsonObject call = Json.createObjectBuilder().add("items", items).build();

        List<JsonObject> results =
                owner.device().post("/proxy-activations", call).expect(200).items();
        assertThat(results)
                .extracting(item -> item.getString("result"))
                .containsExactly("ACTIVATED", "ACTIVATED", "ACTIVATED", "ACTIVATED", "INVALID_INPUT");
        assertThat(owner.device().post("/proxy-activations", call).expect(200).items())
                .extracting(item -> item.getString("confirmationId", null))
                .containsExactlyElementsOf(results.stream()
                        .map(item -> item.getString("confirmationId", null))
                        .toList());
        assertThat(owner.listedMak().getInt("used")).isEqualTo(4);
        assertThat(validation(mak, "one")).isEqualTo("GENUINE");
        assertThat(validation(mak, "another")).isEqualTo("UNKNOWN_INSTALLATION");
        Mailbox mailbox = PRODUCT.mailbox();
        mailbox.await(owner.email(), mail -> mail.subject().startsWith("80 %"));

        String keyId = owner.listedMak().getString("id");
        RestSession support = owner.demo("demo-support");
        JsonObject granted = support.post(
                        "/support/product-keys/" + keyId + "/activations",
                        Json.createObjectBuilder()
                                .add("activations", 5)
                                .add("reason", "Case 1")
                                .build())
                .expect(200)
                .object();
        assertThat(granted.getInt("permitted")).isEqualTo(10);
        support.post(
                        "/support/product-keys/" + keyId + "/exchange",
                        RestSession.json("activated", "REVOKE", "reason", "Case 2"))
                .expect(200);
        mailbox.await(owner.email(), mail -> mail.subject().equals("A product key was exchanged"));
        assertThat(validation(mak, "one")).isEqualTo("BLOCKED");
        assertThat(owner.device()
                        .post("/activations", KeyOwner.body(mak, id("one")))
                        .problemCode())
                .isEqualTo("PRODUCT_KEY_NOT_USABLE");
        ProductKey issued = owner.mak();
        assertThat(issued).isNotEqualTo(mak);
        InstallationId again = KeyOwner.installationId(issued, "one");
        owner.device().post("/activations", KeyOwner.body(issued, again)).expect(200);
        assertThat(owner.listedMak().getInt("permitted")).isEqualTo(10);
        assertThat(mailbox.mailsTo(owner.email()).stream()
                        .filter(mail -> mail.subject().startsWith("80 %")))
                .hasSize(1);
    }

    @Test
    @Tag("VA-403")
    void theDigitsThatAreReadOutAreCheckedGroupByGroup() {
        KeyOwner caller = new KeyOwner(PRODUCT, 1);
        InstallationId installationId = KeyOwner.installationId(caller.mak(), "on the phone");
        String[] groups = installationId.formatted().split("-");
        JsonArrayBuilder typed = Json.createArrayBuilder();
        for (int i = 0; i < groups.length; i++) {
            typed.add(i == 2 ? groups[3] : i > 5 ? "" : groups[i]);
        }

        RestAnswer wrong = caller.phoneSystem()
                .post(
                        "/phone-activations",
                        Json.createObjectBuilder().add("groups", typed).build());
        assertThat(wrong.object().getJsonArray("errors").getValuesAs(JsonObject.class))
                .extracting(error -> error.getString("pointer"))
                .containsExactly("/groups/2", "/groups/6", "/groups/7", "/groups/8");

        JsonArrayBuilder right = Json.createArrayBuilder();
        List.of(groups).forEach(right::add);
        JsonObject body = Json.createObjectBuilder().add("groups", right).build();
        JsonObject activated = caller.phoneSystem()
                .post("/phone-activations", body)
                .expect(200)
                .object();
        assertThat(activated.getJsonArray("groups").getValuesAs(JsonString::getString))
                .hasSize(8);
        assertThat(activated.getBoolean("counted")).isTrue();
        assertThat(caller.demo("demo-support")
                        .post("/phone-activations", body)
                        .expect(200)
                        .object()
                        .getBoolean("counted"))
                .isFalse();
    }

    private static InstallationId id(String machine) {
        return KeyOwner.installationId(mak, machine);
    }

    private static String validation(ProductKey key, String machine) {
        return owner.device()
                .post("/validations", KeyOwner.body(key, KeyOwner.installationId(key, machine)))
                .expect(200)
                .text("result");
    }
}
