package org.menkyo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Documents as Keygen's API answers with; ImportIT imports what is made of some. */
class ConvertKeygenTest {

    private static final String ID = "b18e3d1a-0f6c-4b5e-9a41-2f8d6c7e5a%02d";
    private static final String NO_HYPHENS = "B18E3D1A0F6C4B5E9A412F8D6C7E5A%02d";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @BeforeEach
    void export() throws IOException {
        write("keygen/users.json", """
                {"data": [
                  {"id": "u1", "type": "users", "attributes": {"fullName": "Hanako Menkyo", "email": "Hanako@Acme.example"}},
                  {"id": "u2", "type": "users", "attributes": {"firstName": null, "lastName": null, "email": "it@beta.example"}}]}
                """);
        write("keygen/policies.json", """
                {"data": [
                  {"id": "p1", "type": "policies", "attributes": {"name": "Team", "maxMachines": 5}},
                  {"id": "p2", "type": "policies", "attributes": {"name": "Site", "maxMachines": null}}]}
                """);
        write("keygen/machines.json", """
                {"data": [
                  {"id": "m1", "type": "machines", "attributes": {"fingerprint": "a"},
                   "relationships": {"license": {"data": {"type": "licenses", "id": "%1$s"}}}},
                  {"id": "m2", "type": "machines", "attributes": {"fingerprint": "b"},
                   "relationships": {"license": {"data": {"type": "licenses", "id": "%1$s"}}}}]}
                """.formatted(ID.formatted(1)));
        write("customers.csv", """
                email,organization,organizationName,street,city,country,contactName
                hanako@acme.example,ACME,"アクメ株式会社, 東京",1-2-3 Chiyoda,Tokyo,JP,
                it@beta.example,BETA,Beta,Street 1,Berlin,DE,Beta's desk
                """);
        write("products.csv", """
                policy,product,productGroup,quantity
                Team,PHOTOS-TEAM,A,
                p2,PHOTOS-SITE,,250
                """);
    }

    @Test
    void makesALicenseIdOfEachLicense() throws IOException {
        licenses(
                license(1, "ACTIVE", "null", "null", "owner", "u1", "p1"),
                license(2, "EXPIRING", "\"2027-01-01T00:00:00.000Z\"", "40", "user", "u2", "p1"),
                license(3, "INACTIVE", "null", "null", "owner", "u2", "p2"),
                license(4, "EXPIRED", "null", "null", "owner", "nobody", "none"),
                license(5, "BANNED", "null", "null", "owner", "u1", "p1"));

        assertThat(convert(Locale.ENGLISH))
                .as(err.toString(StandardCharsets.UTF_8))
                .isZero();

        assertThat(Files.readAllLines(folder.resolve("import/licenses-1.csv")))
                .containsExactly(
                        "distributor,licenseId,program,organization,organizationName,street,city,region,postalCode,country,"
                                + "contactName,contactEmail,product,quantity",
                        "ACME-DIST," + NO_HYPHENS.formatted(1)
                                + ",SELECT,ACME,\"アクメ株式会社, 東京\",1-2-3 Chiyoda,Tokyo,,,JP,Hanako Menkyo,"
                                + "Hanako@Acme.example,PHOTOS-TEAM,5",
                        "ACME-DIST," + NO_HYPHENS.formatted(2)
                                + ",SELECT,BETA,Beta,Street 1,Berlin,,,DE,Beta's desk,it@beta.example,PHOTOS-TEAM,40",
                        "ACME-DIST," + NO_HYPHENS.formatted(3)
                                + ",SELECT,BETA,Beta,Street 1,Berlin,,,DE,Beta's desk,it@beta.example,PHOTOS-SITE,250");
        assertThat(Files.readAllLines(folder.resolve("import/product-keys-1.csv")))
                .containsExactly(
                        "licenseId,productGroup,permitted,unlistedUses",
                        NO_HYPHENS.formatted(1) + ",A,5,0",
                        NO_HYPHENS.formatted(2) + ",A,40,0");
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("3 licenses; 2 that are expired, suspended or banned were left out.")
                .contains("1 of the licenses end by Keygen");
    }

    @Test
    void moreMachinesThanTheLimitArePermitted() throws IOException {
        licenses(license(1, "ACTIVE", "null", "1", "owner", "u1", "p1"));

        convert(Locale.ENGLISH);

        assertThat(Files.readAllLines(folder.resolve("import/product-keys-1.csv")))
                .contains(NO_HYPHENS.formatted(1) + ",A,2,0");
    }

    @Test
    void aFileHasNoMoreLinesThanAnImportTakes() throws IOException {
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 5_001; i++) {
            many.add(license(1, "ACTIVE", "null", "null", "owner", "u1", "p1")
                    .replace(ID.formatted(1), "b18e3d1a-0f6c-4b5e-9a41-%012x".formatted(i)));
        }
        licenses(many.toArray(String[]::new));

        convert(Locale.ENGLISH);

        assertThat(Files.readAllLines(folder.resolve("import/licenses-1.csv"))).hasSize(5_001);
        assertThat(Files.readAllLines(folder.resolve("import/licenses-2.csv"))).hasSize(2);
    }

    @Test
    void namesEachLicenseThatSomethingIsMissingForAndWritesNothing() throws IOException {
        write("customers.csv", "email,organization,organizationName,street,city,country\nit@beta.example,B,B,S,C,DE\n");
        write("products.csv", "policy,product\nSite,PHOTOS-SITE\n");
        licenses(
                license(1, "ACTIVE", "null", "null", "owner", "u1", "p2"),
                license(2, "ACTIVE", "null", "3", "owner", "u2", "p1"),
                license(3, "ACTIVE", "null", "3", "owner", "u3", "p2").replace("b18e3d1a-", ""));

        assertThat(convert(Locale.ENGLISH)).isEqualTo(1);

        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "License " + ID.formatted(1)
                                + ": no line of the customers is of its owner, Hanako@Acme.example.",
                        "License " + ID.formatted(1)
                                + ": neither it nor its policy, Site, has a limit of machines, and the products have no quantity.",
                        "License " + ID.formatted(2)
                                + ": neither the export nor the customers have a name of its owner, it@beta.example.",
                        "License " + ID.formatted(2) + ": no line of the products is of its policy, Team.",
                        "License " + ID.formatted(3).replace("b18e3d1a-", "")
                                + ": its id is not of 32 hexadecimal digits.",
                        "License " + ID.formatted(3).replace("b18e3d1a-", "")
                                + ": it has no owner, or the export does not have its user.",
                        "Nothing was written.");
        assertThat(folder.resolve("import")).doesNotExist();
        assertThat(convert(Locale.JAPANESE)).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("何も書き込まれませんでした。");
    }

    @Test
    void filesThatAreOfAnotherKindAreNamed() throws IOException {
        write("keygen/other.json", "[1]");
        assertThat(convert(Locale.ENGLISH)).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("other.json is no document of JSON:API");

        Files.delete(folder.resolve("keygen/other.json"));
        write("products.csv", "policy,code\nTeam,X\n");
        assertThat(convert(Locale.ENGLISH)).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("products.csv, line 2: these must not be empty: product.")
                .doesNotContain("\tat ");

        Files.delete(folder.resolve("products.csv"));
        assertThat(convert(Locale.ENGLISH)).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("There is no file");
    }

    private void licenses(String... licenses) throws IOException {
        write("keygen/licenses.json", "{\"data\": [" + String.join(",\n", licenses) + "]}");
    }

    private static String license(
            int number, String status, String expiry, String maxMachines, String owner, String user, String policy) {
        return """
                {"id": "%s", "type": "licenses",
                 "attributes": {"key": "SECRET", "status": "%s", "expiry": %s, "maxMachines": %s},
                 "relationships": {"policy": {"data": {"type": "policies", "id": "%s"}},
                   "%s": {"data": {"type": "users", "id": "%s"}}}}
                """.formatted(ID.formatted(number), status, expiry, maxMachines, policy, owner, user);
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private int convert(Locale locale) {
        return new CommandLine(new ConvertKeygen(printer(out), printer(err), locale))
                .execute(
                        folder.resolve("keygen").toString(),
                        "--customers",
                        folder.resolve("customers.csv").toString(),
                        "--products",
                        folder.resolve("products.csv").toString(),
                        "--distributor",
                        "ACME-DIST",
                        "--into",
                        folder.resolve("import").toString());
    }

    private static PrintStream printer(ByteArrayOutputStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }
}
