package org.menkyo.it.activation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.client.ActivationClient;
import org.menkyo.client.ActivationOutcome;
import org.menkyo.client.ActivationResult;
import org.menkyo.client.cli.MenkyoTool;
import org.menkyo.it.demo.Machines;
import org.menkyo.it.demo.Narration;
import org.menkyo.it.demo.RestAnswer;
import org.menkyo.it.demo.RestSession;
import org.menkyo.it.demo.Stage;
import org.menkyo.it.product.RunningProduct;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.activation.LicenseState;
import org.menkyo.protocol.activation.ReturnStatement;

/** Machines give their activations back, over each interface, with the real client. */
@Tag("VA-409")
class ActivationReturnIT {

    private static final String SERVER_STANDARD = "Windows Server 2008 Standard";
    private static final RunningProduct PRODUCT = RunningProduct.get();

    private final Stage stage = Stage.set(PRODUCT.addresses(), new Narration(System.out));
    private final Machines machines = new Machines(PRODUCT.addresses(), Machines.catalog(stage));

    @Test
    void aRetiredMachineMakesRoomForAnotherOverRest() {
        KeyOwner owner = new KeyOwner(PRODUCT, 1);
        ActivationClient retired = activated(owner, "retired");
        ActivationClient further = installed(owner, "further");
        ActivationResult refused = further.activate();
        assertThat(refused.outcome()).isEqualTo(ActivationOutcome.CENTER_REFUSED);

        ReturnStatement statement = retired.returnActivation();
        assertThat(retired.state()).isEqualTo(LicenseState.NOTIFICATION);
        JsonObject returned = giveBack(owner, statement.toText()).expect(200).object();

        assertThat(returned.getBoolean("counted")).isTrue();
        assertThat(returned.getString("productKeyId"))
                .isEqualTo(owner.listedMak().getString("id"));
        assertThat(returned.getInt("remainingActivations")).isEqualTo(1);
        assertThat(returned.getInt("remainingReturns")).isEqualTo(2);
        assertThat(owner.listedMak().getInt("used")).isZero();
        assertThat(owner.listedMak().getInt("returned")).isEqualTo(1);
        assertThat(further.activate().outcome()).isEqualTo(ActivationOutcome.ACTIVATED_BY_KEY);
        assertThat(retired.activate().outcome())
                .as("the retired machine needs a use of its own")
                .isEqualTo(ActivationOutcome.CENTER_REFUSED);
        JsonObject again = giveBack(owner, statement.toText()).expect(200).object();
        assertThat(again.getBoolean("counted")).isFalse();
        assertThat(owner.listedMak().getInt("used")).isEqualTo(1);
    }

    @Test
    @Tag("LC-1101")
    void soapAndTheToolDoTheSame() throws Exception {
        KeyOwner owner = new KeyOwner(PRODUCT, 2);
        String first = activated(owner, "by SOAP").returnActivation().toText();
        String second = activated(owner, "by the tool").returnActivation().toText();

        String answer = soap(
                owner,
                "<returnActivation xmlns='urn:menkyo:license:v1'><licenseId>" + owner.licenseId()
                        + "</licenseId><statement>" + first + "</statement></returnActivation>");
        assertThat(answer).contains("counted>true<", "remainingActivations>1<", "remainingReturns>2<");

        assertThat(tool(owner, second)).contains("1 of 1 activations are returned.");
        assertThat(owner.listedMak().getInt("used")).isZero();
        assertThat(giveBack(owner, first).expect(200).object().getBoolean("counted"))
                .isFalse();
        assertThat(giveBack(owner, second).expect(200).object().getBoolean("counted"))
                .isFalse();
    }

    @Test
    @Tag("LC-802")
    @Tag("LC-805")
    @Tag("VA-207")
    void supportReturnsALostMachineWhichFailsItsNextValidation() {
        KeyOwner owner = new KeyOwner(PRODUCT, 1);
        ActivationClient lost = activated(owner, "lost");
        assertThat(lost.validate().outcome()).isEqualTo(ActivationOutcome.VALIDATED);
        InstallationId installationId = lost.installationId();
        String path = "/support/product-keys/" + owner.listedMak().getString("id") + "/activation-returns";
        String caseId = owner.administrator()
                .post(
                        "/own-support-cases",
                        RestSession.json(
                                "kind", "KEY_TROUBLE",
                                "licenseId", owner.licenseId(),
                                "subject", "A machine was stolen",
                                "text", "Please free its activation."))
                .expect(201)
                .text("id");

        RestAnswer refused = owner.demo("demo-support")
                .post(path, RestSession.json("installationId", installationId.formatted(), "reason", " "));
        assertThat(refused.expect(400).body()).contains("/reason");
        JsonObject returned = owner.demo("demo-support")
                .post(
                        path,
                        RestSession.json(
                                "installationId",
                                installationId.formatted(),
                                "reason",
                                "It was stolen",
                                "caseId",
                                caseId))
                .expect(200)
                .object();

        assertThat(returned.getBoolean("counted")).isTrue();
        assertThat(owner.listedMak().getInt("used")).isZero();
        assertThat(lost.validate().outcome()).isEqualTo(ActivationOutcome.INSTALLATION_UNKNOWN);
        assertThat(lost.state()).isEqualTo(LicenseState.NOTIFICATION);
        assertThat(owner.demo("demo-support")
                        .get("/support-cases/" + caseId)
                        .expect(200)
                        .body())
                .contains("ACTIVATION_RETURNED");
    }

    @Test
    void noMoreAreReturnedThanTheYearAllows() {
        KeyOwner owner = new KeyOwner(PRODUCT, 1);
        ActivationClient client = installed(owner, "again and again");
        for (int time = 0; time < 3; time++) {
            assertThat(client.activate().outcome()).isEqualTo(ActivationOutcome.ACTIVATED_BY_KEY);
            assertThat(giveBack(owner, client.returnActivation().toText())
                            .expect(200)
                            .object()
                            .getInt("remainingReturns"))
                    .isEqualTo(2 - time);
        }
        client.activate();
        assertThat(client.state()).isEqualTo(LicenseState.LICENSED);

        RestAnswer refused = giveBack(owner, client.returnActivation().toText());

        assertThat(refused.expect(422).body())
                .contains("ACTIVATION_RETURNS_EXHAUSTED", "allows 3 returned activations in a calendar year");
        assertThat(client.activate().outcome())
                .as("its use was not given back, so it costs nothing")
                .isEqualTo(ActivationOutcome.ACTIVATED_BY_KEY);
    }

    @Test
    @Tag("LC-208")
    void aStatementIsWorthNothingToOthers() {
        KeyOwner owner = new KeyOwner(PRODUCT, 1);
        KeyOwner other = new KeyOwner(PRODUCT, 1);
        String statement = activated(owner, "mine").returnActivation().toText();
        JsonObject body = RestSession.json("statement", statement);

        String foreign = other.administrator()
                .post("/licenses/" + owner.licenseId() + "/activation-returns", body)
                .expect(404)
                .text("code");
        String elsewhere = other.administrator()
                .post("/licenses/" + other.licenseId() + "/activation-returns", body)
                .expect(404)
                .text("code");

        assertThat(List.of(foreign, elsewhere)).containsOnly("NOT_FOUND");
        assertThat(owner.listedMak().getInt("used")).isEqualTo(1);
        assertThat(giveBack(owner, "no statement").expect(400).body()).contains("/statement");
    }

    private ActivationClient activated(KeyOwner owner, String name) {
        ActivationClient client = installed(owner, name);
        assertThat(client.activate().outcome()).isEqualTo(ActivationOutcome.ACTIVATED_BY_KEY);
        return client;
    }

    private ActivationClient installed(KeyOwner owner, String name) {
        ActivationClient client = machines.install(SERVER_STANDARD, name, Machines.hardware(false));
        client.installKey(owner.mak());
        return client;
    }

    private static RestAnswer giveBack(KeyOwner owner, String statement) {
        return owner.administrator()
                .post(
                        "/licenses/" + owner.licenseId() + "/activation-returns",
                        RestSession.json("statement", statement));
    }

    /** The tool as administrators start it: a program of its own, with the password on its standard input. */
    private static String tool(KeyOwner owner, String statement) throws IOException, InterruptedException {
        Process tool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Duser.language=en",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        MenkyoTool.class.getName(),
                        "return",
                        PRODUCT.rest("").toString(),
                        owner.email(),
                        owner.licenseId(),
                        statement)
                .redirectErrorStream(true)
                .start();
        try (var input = tool.getOutputStream()) {
            input.write((owner.password() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(tool.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(tool.exitValue()).as(said).isZero();
        return said;
    }

    /** A call over SOAP 1.1 as the administrator. */
    private static String soap(KeyOwner owner, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(PRODUCT.soap("/LicenseService"))
                .header("Content-Type", "text/xml; charset=utf-8")
                .header("Authorization", owner.administrator().authorization())
                .POST(BodyPublishers.ofString("<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body>"
                        + body + "</s:Body></s:Envelope>"))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }
}
