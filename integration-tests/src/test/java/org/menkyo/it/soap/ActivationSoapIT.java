package org.menkyo.it.soap;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.it.activation.KeyOwner;
import org.menkyo.it.product.RunningProduct;
import org.menkyo.it.soap.RawPeer.RawAnswer;
import org.menkyo.protocol.key.ProductKey;

/** What the center does for machines over SOAP is done, and REST tells the same of it. */
@Tag("LC-1101")
class ActivationSoapIT {

    private static final RunningProduct PRODUCT = RunningProduct.get();
    private static final String NAMESPACE = " xmlns='urn:menkyo:activation:v1'";

    private static KeyOwner owner;
    private static ProductKey key;

    @BeforeAll
    static void begin() {
        owner = new KeyOwner(PRODUCT, 10);
        key = owner.mak();
    }

    @Test
    @Tag("VA-403")
    void anInstallationIdThatIsReadOutGetsItsConfirmationId() {
        List<String> groups = List.of(id("on the phone").split("-"));

        RawAnswer activated = new RawPeer(PRODUCT.soap("/PhoneService"))
                .header("Authorization", owner.phoneSystem().authorization())
                .call("<activateByPhone xmlns='urn:menkyo:phone:v1'>"
                        + groups.stream()
                                .map(group -> "<groups>" + group + "</groups>")
                                .collect(Collectors.joining())
                        + "</activateByPhone>");

        assertThat(activated.status()).as(activated.body()).isEqualTo(200);
        assertThat(activated.texts("groups")).hasSize(8).allMatch(group -> group.matches("[0-9]{6}"));
        assertThat(activated.text("counted")).isEqualTo("true");
        JsonArrayBuilder typed = Json.createArrayBuilder();
        groups.forEach(typed::add);
        JsonObject again = owner.phoneSystem()
                .post(
                        "/phone-activations",
                        Json.createObjectBuilder().add("groups", typed).build())
                .expect(200)
                .object();
        assertThat(again.getJsonArray("groups").getValuesAs(JsonString::getString))
                .isEqualTo(activated.texts("groups"));
        assertThat(again.getBoolean("counted")).isFalse();
        assertThat(Integer.toString(again.getInt("remainingActivations")))
                .isEqualTo(activated.text("remainingActivations"));
    }

    @Test
    @Tag("VA-404")
    void aToolGetsTheConfirmationIdsOfManyInOneCall() {
        String items = Stream.of("one", "two")
                .map(machine -> "<items>" + body(machine) + "</items>")
                .collect(Collectors.joining());

        RawAnswer activated = activations()
                .call("<activateInstallations" + NAMESPACE + ">" + items
                        + "<items><productKey>no key</productKey><installationId>123</installationId></items>"
                        + "</activateInstallations>");

        assertThat(activated.texts("result")).containsExactly("ACTIVATED", "ACTIVATED", "INVALID_INPUT");
        assertThat(activated.texts("counted")).containsExactly("true", "true");
        JsonObject same = Json.createObjectBuilder()
                .add("items", Json.createArrayBuilder().add(json("one")).add(json("two")))
                .build();
        assertThat(owner.device().post("/proxy-activations", same).expect(200).items())
                .extracting(item -> item.getString("confirmationId"))
                .containsExactlyElementsOf(activated.texts("confirmationId"));
    }

    @Test
    @Tag("VA-207")
    void anActivatedInstallationIsGenuineAndOthersAreNot() {
        assertThat(validation("validated")).isEqualTo("UNKNOWN_INSTALLATION");
        RawAnswer activated = activations()
                .call("<activateInstallation" + NAMESPACE + ">" + body("validated") + "</activateInstallation>");
        assertThat(activated.status()).as(activated.body()).isEqualTo(200);

        assertThat(validation("validated")).isEqualTo("GENUINE");
        assertThat(owner.device()
                        .post("/validations", json("validated"))
                        .expect(200)
                        .text("result"))
                .isEqualTo("GENUINE");

        KeyOwner blocked = new KeyOwner(PRODUCT, 1);
        ProductKey exchanged = blocked.mak();
        String call = "<validateInstallation" + NAMESPACE + "><productKey>" + exchanged.formatted()
                + "</productKey><installationId>"
                + KeyOwner.installationId(exchanged, "any").formatted() + "</installationId></validateInstallation>";
        blocked.demo("demo-support")
                .post(
                        "/support/product-keys/" + blocked.listedMak().getString("id") + "/exchange",
                        Json.createObjectBuilder()
                                .add("activated", "REVOKE")
                                .add("reason", "Case")
                                .build())
                .expect(200);
        assertThat(activations().call(call).text("result")).isEqualTo("BLOCKED");
    }

    private static RawPeer activations() {
        return new RawPeer(PRODUCT.soap("/ActivationService"));
    }

    private static String validation(String machine) {
        return activations()
                .call("<validateInstallation" + NAMESPACE + ">" + body(machine) + "</validateInstallation>")
                .text("result");
    }

    private static String body(String machine) {
        return "<productKey>" + key.formatted() + "</productKey><installationId>" + id(machine) + "</installationId>";
    }

    private static JsonObject json(String machine) {
        return KeyOwner.body(key, KeyOwner.installationId(key, machine));
    }

    private static String id(String machine) {
        return KeyOwner.installationId(key, machine).formatted();
    }
}
