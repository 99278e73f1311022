package org.menkyo.it.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.it.peer.NodePrograms;
import org.menkyo.it.product.RunningProduct;

/** The OpenAPI document in the hands of programs that we did not write. */
@Tag("LC-1102")
class GeneratedClientIT {

    private static final String SERVED =
            RunningProduct.get().rest("/openapi.json").toString();

    @Test
    void theDocumentBreaksNoRuleOfTheLinter() {
        NodePrograms.get()
                .expectSuccess(
                        "npx", "spectral", "lint", "--ruleset", "spectral.yaml", "--fail-severity", "error", SERVED);
    }

    @Test
    void aClientGeneratedFromItCompilesAndWorks() {
        NodePrograms node = NodePrograms.get();
        node.expectSuccess(
                "npx",
                "openapi-ts",
                "-i",
                SERVED,
                "-o",
                "generated",
                "-p",
                "@hey-api/client-fetch",
                "-p",
                "@hey-api/typescript",
                "-p",
                "@hey-api/sdk");
        node.expectSuccess(
                "npx",
                "tsc",
                "--strict",
                "--target",
                "es2022",
                "--module",
                "commonjs",
                "--moduleResolution",
                "node10",
                "--skipLibCheck",
                "--types",
                "node",
                "--outDir",
                "built",
                "rest-peer.ts");
        String number = "GEN-" + UUID.randomUUID();
        JsonObject told = parse(node.expectSuccess(
                "node",
                "built/rest-peer.js",
                RunningProduct.get().rest("").toString(),
                RestWorld.DISTRIBUTOR,
                RestWorld.DISTRIBUTOR + "-1",
                number));

        assertThat(told.getInt("products")).isPositive();
        assertThat(told.getJsonObject("submitted").getString("orderNumber")).isEqualTo(number);
        assertThat(told.getJsonObject("found")).isEqualTo(told.getJsonObject("submitted"));
        JsonObject problem = told.getJsonObject("problem");
        assertThat(problem.getString("code")).isEqualTo("INVALID_INPUT");
        assertThat(problem.getJsonArray("errors").getJsonObject(0).getString("pointer"))
                .isEqualTo("/lines/0/quantity");
    }

    private static JsonObject parse(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
