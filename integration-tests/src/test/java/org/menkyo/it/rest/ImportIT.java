package org.menkyo.it.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.it.product.RunningProduct;

/** What an operator imports is there for the administrator whom the file names. */
class ImportIT {

    private static final RestWorld WORLD = RestWorld.get();

    private final String unique = UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);

    @Test
    @Tag("LC-109")
    @Tag("LC-304")
    void licensesAndCountsOfKeysAreTriedAndThenRecordedOnce() {
        String administrator = WORLD.registered("importer");
        String licenses = "distributor,licenseId,program,organization,organizationName,street,city,country,contactName,"
                + "contactEmail,product,quantity\r\n"
                + "demo-distributor,E-%1$s,ENTERPRISE,moved-%1$s,\"免許株式会社, 東京\",1-2-3 Chiyoda,Tokyo,JP,免許 花子,%2$s,SVR-STD-2008,20\r\n"
                        .formatted(unique, WORLD.email("importer"));
        String keys = "licenseId,productGroup,permitted,unlistedUses\nE-%s,B,30,18\n".formatted(unique);

        assertThat(send("licenses", licenses, true).getBoolean("recorded")).isFalse();
        RestCall.get("/licenses/E-" + unique).as(administrator).expect(404);
        assertThat(send("licenses", licenses, false).getInt("added")).isEqualTo(1);
        assertThat(send("licenses", licenses, false).getInt("unchanged")).isEqualTo(1);
        assertThat(send("product-keys", keys, false).getInt("added")).isEqualTo(1);

        JsonObject license =
                RestCall.get("/licenses/E-" + unique).as(administrator).expect(200);
        assertThat(license.toString()).contains("免許株式会社, 東京");
        JsonObject mak = RestCall.get("/product-keys?licenseId=E-" + unique)
                .as(administrator)
                .expect(200)
                .getJsonArray("items")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(key -> key.getString("type").equals("MAK"))
                .findFirst()
                .orElseThrow();
        assertThat(mak.getInt("permitted")).isEqualTo(30);
        assertThat(mak.getInt("used")).isEqualTo(18);
    }

    @Test
    @Tag("LC-1110")
    void problemsNameLineAndColumnInTheCallersLanguage() {
        JsonObject problem = RestCall.of("POST", "/imports/product-keys")
                .as(RestWorld.OPERATOR)
                .header("Accept-Language", "ja")
                .json(body("licenseId,productGroup,permitted,unlistedUses\n\nNONE,B,x,1\n", true))
                .expect(400);

        assertThat(problem.getJsonArray("errors").getValuesAs(JsonObject.class))
                .extracting(error -> error.getString("pointer"))
                .containsExactly("/csv/3/permitted", "/csv/3/licenseId");
        assertThat(problem.getJsonArray("errors").getJsonObject(1).toString()).contains("存在しません");
    }

    @Test
    @Tag("LC-109")
    @Tag("LC-1110")
    void theCommandTellsWhatIsWrongAndRecordsWhatIsRight() throws Exception {
        Path file = Files.writeString(
                Path.of(System.getProperty("menkyo.it.work", "target"), "import-" + unique + ".csv"),
                "distributor,licenseId,program,organization,organizationName,street,city,country,contactName,contactEmail,"
                        + "product,quantity\n"
                        + "demo-distributor,T-%1$s,ENTERPRISE,tool-%1$s,道具,1,Tokyo,JP,花子,%2$s,SVR-STD-2008,many\n"
                                .formatted(unique, WORLD.email("tool")));

        Ended wrong = command("ja", file);
        assertThat(wrong.text())
                .contains(file.getFileName() + " の 2 行目、quantity: ")
                .doesNotContain("\tat ");
        assertThat(wrong.code()).isEqualTo(1);
        Files.writeString(file, Files.readString(file).replace(",many", ",3"));
        assertThat(command("en", file, "--dry-run").text()).contains("1 would be added");
        Ended right = command("en", file);
        assertThat(right.text()).contains("1 lines, 1 added, 0 unchanged");
        assertThat(right.code()).isZero();
        assertThat(command("en", file).text()).contains("0 added, 1 unchanged");
    }

    @Test
    @Tag("LC-109")
    void whatIsConvertedFromKeygenIsImported() throws Exception {
        String administrator = WORLD.registered("keygen");
        Path folder = Files.createDirectories(
                Path.of(System.getProperty("menkyo.it.work", "target"), "keygen-" + unique, "export"));
        String id = UUID.randomUUID().toString();
        Files.writeString(folder.resolve("licenses-1.json"), """
                {"data": [{"id": "%s", "type": "licenses", "attributes": {"status": "ACTIVE", "maxMachines": 20},
                  "relationships": {"owner": {"data": {"type": "users", "id": "u"}}, "policy": {"data": {"type": "policies", "id": "p"}}}}]}
                """.formatted(id));
        Files.writeString(
                folder.resolve("users-1.json"),
                "{\"data\": [{\"id\": \"u\", \"type\": \"users\", \"attributes\": {\"fullName\": \"免許 花子\", \"email\": \"%s\"}}]}"
                        .formatted(WORLD.email("keygen")));
        Path customers = Files.writeString(
                folder.resolve("customers.csv"),
                "email,organization,organizationName,street,city,country\n%s,kg-%s,免許株式会社,1-2-3,Tokyo,JP\n"
                        .formatted(WORLD.email("keygen"), unique));
        Path products =
                Files.writeString(folder.resolve("products.csv"), "policy,product,productGroup\np,SVR-STD-2008,B\n");
        Path made = folder.resolveSibling("import");

        Ended converted = run(
                "en",
                "ConvertKeygen",
                folder.toString(),
                "--customers",
                customers.toString(),
                "--products",
                products.toString(),
                "--distributor",
                "demo-distributor",
                "--into",
                made.toString());
        assertThat(converted.code()).as(converted.text()).isZero();
        assertThat(command("en", made.resolve("licenses-1.csv")).text()).contains("1 lines, 1 added, 0 unchanged");
        String keys = Files.readString(made.resolve("product-keys-1.csv"));
        assertThat(send("product-keys", keys, false).getInt("added")).isEqualTo(1);

        String license = id.replace("-", "").toUpperCase(Locale.ROOT);
        assertThat(RestCall.get("/licenses/" + license)
                        .as(administrator)
                        .expect(200)
                        .toString())
                .contains("免許株式会社");
    }

    private record Ended(int code, String text) {}

    private static Ended command(String language, Path file, String... options) throws Exception {
        List<String> words = new ArrayList<>(List.of(
                "licenses",
                file.toString(),
                "--user",
                RestWorld.OPERATOR,
                "--rest",
                RunningProduct.get().rest("").toString()));
        words.addAll(List.of(options));
        return run(language, "ImportData", words.toArray(String[]::new));
    }

    /** As people run it, but for the shell script before it. */
    private static Ended run(String language, String program, String... options) throws Exception {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.language=" + language,
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                "org.menkyo.launcher." + program));
        words.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().put("MENKYO_PASSWORD", RestWorld.OPERATOR + "-1");
        Process process = builder.start();
        try (InputStream output = process.getInputStream()) {
            String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(process.waitFor(), text);
        }
    }

    private static JsonObject send(String kind, String csv, boolean dryRun) {
        return RestCall.of("POST", "/imports/" + kind)
                .as(RestWorld.OPERATOR)
                .json(body(csv, dryRun))
                .expect(200);
    }

    private static String body(String csv, boolean dryRun) {
        return Json.createObjectBuilder()
                .add("csv", csv)
                .add("dryRun", dryRun)
                .build()
                .toString();
    }
}
