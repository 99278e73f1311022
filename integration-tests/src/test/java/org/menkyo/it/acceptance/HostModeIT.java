package org.menkyo.it.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.menkyo.it.demo.RestSession.json;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.menkyo.client.ActivationClient;
import org.menkyo.client.ActivationOutcome;
import org.menkyo.it.demo.Machines;
import org.menkyo.it.demo.MainJob;
import org.menkyo.it.demo.Narration;
import org.menkyo.it.demo.RestAnswer;
import org.menkyo.it.demo.RestSession;
import org.menkyo.it.demo.RevealedKeys;
import org.menkyo.it.demo.Stage;
import org.menkyo.it.product.RunningProduct;
import org.menkyo.protocol.catalog.ClientCatalog;

/** The same product twice: as the publisher's center, and as a KMS host at a customer's site that outlives it. */
class HostModeIT {

    private static final RunningProduct CENTER = RunningProduct.create(Map.of());
    private static RunningProduct site;

    @AfterAll
    static void stop() {
        CENTER.stop();
        if (site != null) {
            site.stop();
        }
    }

    @Test
    @Tag("VA-314")
    void aHostAtACustomersSiteNeedsTheCenterOnce(@TempDir Path folder) throws Exception {
        CENTER.start();
        Stage center = stage(CENTER);
        MainJob job = new MainJob(center);
        RevealedKeys keys = job.asFarAsKeys();
        ClientCatalog catalog = Machines.catalog(center);
        Path exported = Files.writeString(folder.resolve("client-catalog.txt"), catalog.toText());
        site = RunningProduct.create(Map.of("MENKYO_MODE", "host", "MENKYO_CLIENT_CATALOG", exported.toString()));
        site.start();
        Stage local = stage(site);
        RestSession operator = local.demoAccount("demo-operator");

        RestAnswer host = operator.post(
                        "/kms-hosts",
                        json("productKey", keys.kmsHostKey(), "platform", "SERVER", "name", "at the site"))
                .expect(201);
        assertThat(host.text("condition")).isEqualTo("ACTIVATED");
        CENTER.stop();

        List<ActivationClient> servers = servers(local, catalog, 5);
        servers.forEach(ActivationClient::activate);
        assertThat(servers)
                .extracting(server -> server.activate().outcome())
                .containsOnly(ActivationOutcome.ACTIVATED_BY_HOST);
        site.stop();
        site.start();
        assertThat(servers(local, catalog, 1).get(0).activate().outcome())
                .isEqualTo(ActivationOutcome.ACTIVATED_BY_HOST);

        RestSession stranger = RestSession.stranger(site.rest(""));
        assertThat(stranger.post("/accounts", json("name", "somebody@example.com", "password", "long-password-1"))
                        .status())
                .as("a host has no accounts to sign up for")
                .isEqualTo(404);
        assertThat(operator.get("/products").status()).isEqualTo(404);
        assertThat(operator.get("/kms-health").expect(200).text("status")).isEqualTo("UP");
    }

    private static List<ActivationClient> servers(Stage stage, ClientCatalog catalog, int number) {
        Machines machines = new Machines(stage.addresses(), catalog);
        List<ActivationClient> servers = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            servers.add(machines.server("site-" + stage.run() + "-" + i));
        }
        return servers;
    }

    private static Stage stage(RunningProduct product) {
        return Stage.set(product.addresses(), new Narration(new PrintStream(OutputStream.nullOutputStream())));
    }
}
