package org.menkyo.it.demo;

import static org.menkyo.it.demo.DemoFailedException.require;
import static org.menkyo.it.demo.RestSession.json;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** An administrator looks at what the licenses give, and gives it to people (LC-701, LC-704 to LC-706, LC-709). */
final class InformationChapter {

    private static final String DISTRIBUTOR = "demo-distributor";
    private static final String SUBSCRIPTION = "OFFICE-SUB";
    private static final String BENEFIT = "HOME-USE";
    private static final int DAYS = 30;

    private final Stage stage;
    private final Person administrator;
    private String licenseId;

    InformationChapter(Stage stage, Person administrator) {
        this.stage = stage;
        this.administrator = administrator;
    }

    /** Licenses with Software Assurance that ends soon, and a subscription. */
    void recordAgreement(RecordedOrder order) {
        stage.heading("The distributor records a Select agreement of the same customer");
        JsonObject agreement = Json.createObjectBuilder()
                .add("licenseId", "SELECT-" + stage.run().toUpperCase(Locale.ROOT))
                .add("program", "SELECT")
                .add(
                        "organization",
                        Json.createObjectBuilder()
                                .add("identifier", order.organization())
                                .add("name", "Example Trading")
                                .add("address", json("street", "1-2-3", "city", "Tokyo", "country", "JP")))
                .add(
                        "contacts",
                        Json.createArrayBuilder()
                                .add(json("kind", "PRIMARY", "name", "Customer", "email", administrator.email())))
                .add(
                        "lines",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("product", "VISTA-ENT-UPG")
                                        .add("quantity", 2)
                                        .add("softwareAssurance", true)
                                        .add(
                                                "softwareAssuranceEnd",
                                                LocalDate.now().plusDays(DAYS).toString()))
                                .add(Json.createObjectBuilder()
                                        .add("product", SUBSCRIPTION)
                                        .add("quantity", 1)))
                .build();
        licenseId = stage.demoAccount(DISTRIBUTOR)
                .post("/agreements", agreement)
                .expect(201)
                .text("licenseId");
        stage.line(
                "Agreement %s: 2 VISTA-ENT-UPG with Software Assurance for %d days, 1 %s",
                licenseId, DAYS, SUBSCRIPTION);
    }

    void showsSummaryAndStatement() {
        stage.heading("Its administrator reads what the licenses give, and files it");
        List<JsonObject> lines = administrator
                .rest()
                .get("/license-summary?sort=product&licenseId=" + licenseId)
                .expect(200)
                .items();
        require(lines.size() == 2, "The license summary has %d lines of the agreement, not 2.", lines.size());
        for (JsonObject line : lines) {
            stage.line(
                    "%s: %d of %s",
                    line.getString("licenseId"), line.getInt("quantity"), line.getString("productName"));
        }
        require(lines.get(1).getInt("quantity") == 2, "The license summary has another quantity than the agreement.");
        byte[] statement = file("GET", "/licenses/" + licenseId + "/statement.pdf", "application/pdf");
        require(
                new String(statement, StandardCharsets.ISO_8859_1).startsWith("%PDF-"),
                "The license statement is no PDF.");
        stage.line("License statement: %s", saved(statement));
    }

    void givesABenefit(Person colleague) {
        stage.heading("A benefit of Software Assurance is activated and assigned");
        String benefit = "/licenses/" + licenseId + "/benefits/" + BENEFIT;
        administrator.rest().post(benefit + "/activation").expect(200);
        administrator
                .rest()
                .post(
                        benefit + "/assignments",
                        Json.createObjectBuilder()
                                .add("email", colleague.email())
                                .add("units", 1)
                                .build())
                .expect(200);
        JsonObject line = administrator
                .rest()
                .get("/benefits?benefit=" + BENEFIT + "&licenseId=" + licenseId)
                .expect(200)
                .items()
                .get(0);
        require(line.getInt("taken") == 1, "%d units are taken, not 1.", line.getInt("taken"));
        stage.line(
                "%s: 1 of %d units goes to %s",
                line.getString("benefitName"), line.getInt("entitled"), colleague.email());
    }

    void assignsASeat(Person colleague) {
        stage.heading("A seat goes to the colleague, who has no role on this agreement");
        administrator
                .rest()
                .post(
                        "/licenses/" + licenseId + "/subscription-seats",
                        json("product", SUBSCRIPTION, "email", colleague.email()))
                .expect(201);
        List<JsonObject> seats =
                colleague.rest().get("/own-subscriptions").expect(200).items();
        require(
                seats.size() == 1 && SUBSCRIPTION.equals(seats.get(0).getString("product")),
                "The colleague does not see the subscription.");
        colleague.rest().get("/licenses/" + licenseId).expect(404);
        stage.line(
                "%s sees %s of %s, and nothing else of the agreement",
                colleague.email(),
                seats.get(0).getString("productName"),
                seats.get(0).getString("organizationName"));
    }

    void showsWhatIsDue() {
        stage.heading("What ends soon is listed");
        List<JsonObject> due = administrator
                .rest()
                .get("/due-dates?licenseId=" + licenseId)
                .expect(200)
                .items();
        require(
                due.size() == 1 && "SOFTWARE_ASSURANCE".equals(due.get(0).getString("kind")),
                "Not the one Software Assurance is due that ends.");
        stage.line(
                "Software Assurance of %s ends on %s",
                due.get(0).getString("productName"), due.get(0).getString("lastDay"));
    }

    void exportsKeys() {
        stage.heading("All keys of the agreement are exported, which the audit records one by one");
        int listed = administrator
                .rest()
                .get("/product-keys?licenseId=" + licenseId)
                .expect(200)
                .items()
                .size();
        String csv = new String(
                file("POST", "/product-keys/export?licenseId=" + licenseId, "text/csv"), StandardCharsets.UTF_8);
        long exported = csv.lines()
                .filter(line -> line.matches(".*([A-Z0-9]{5}-){4}[A-Z0-9]{5}.*"))
                .count();
        require(listed > 0 && exported == listed, "%d keys were exported, not %d.", exported, listed);
        stage.line("%d keys in clear text, which are not shown here", exported);
    }

    private static Path saved(byte[] statement) {
        try {
            return Files.write(Files.createTempFile("menkyo-statement-", ".pdf"), statement);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private byte[] file(String method, String path, String mediaType) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(stage.addresses().rest() + path))
                .method(method, BodyPublishers.noBody())
                .header("Authorization", administrator.rest().authorization())
                .header("Accept", mediaType)
                .header("Accept-Language", "en")
                .build();
        try {
            HttpResponse<byte[]> answer = RestSession.HTTP.send(request, BodyHandlers.ofByteArray());
            require(
                    answer.statusCode() == 200,
                    "%s %s was answered with %d instead of 200.",
                    method,
                    path,
                    answer.statusCode());
            return answer.body();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new DemoFailedException(method + " " + path + " was interrupted.", stopped);
        }
    }
}
