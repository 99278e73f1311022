package org.menkyo.it.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What somebody's license IDs give, as lists and as a file from the server. */
@Tag("LC-701")
class LicenseSummaryIT {

    private static final RestWorld WORLD = new RestWorld();

    @Test
    void administratorsSeeWhatTheirLicenseIdsGiveAndTheAgreements() {
        JsonObject line = get("/license-summary?product=SVR-STD-2008&active=true&sort=quantity")
                .expect(200)
                .getJsonArray("items")
                .getJsonObject(0);
        assertThat(line.getString("licenseId")).isEqualTo(WORLD.licenseId());
        assertThat(line.getInt("quantity")).isEqualTo(5);
        assertThat(line.getString("authorizationNumber")).isEqualTo(WORLD.authorizationNumber());

        JsonObject agreement = get("/relationship-summary?program=OPEN")
                .expect(200)
                .getJsonArray("items")
                .getJsonObject(0);
        assertThat(agreement.getString("licenseId")).isEqualTo(WORLD.licenseId());
        assertThat(agreement.getInt("products")).isEqualTo(1);

        assertThat(RestCall.get("/license-summary")
                        .as(WORLD.colleague())
                        .expect(200)
                        .getJsonArray("items"))
                .isEmpty();
        assertThat(get("/license-summary?sort=color").expect(400).getString("code"))
                .isEqualTo("INVALID_INPUT");
    }

    @Test
    void theFileIsNamedAndSpeaksTheCallersLanguage() {
        HttpResponse<String> csv = get("/license-summary.csv?licenseId=" + WORLD.licenseId())
                .header("Accept", "text/csv")
                .header("Accept-Language", "ja")
                .send();

        assertThat(csv.statusCode()).as(csv.body()).isEqualTo(200);
        assertThat(csv.body().lines()).hasSize(2);
        assertThat(csv.body()).startsWith("\uFEFFライセンス ID,").contains(WORLD.licenseId() + ",OPEN,");
        assertThat(RestCall.header(csv, "Content-Disposition"))
                .isEqualTo("attachment; filename=\"license-summary.csv\"");
    }

    @Test
    void theStatementIsAPdfUnderTheNameOfItsLicenseId() {
        HttpResponse<String> pdf = get("/licenses/" + WORLD.licenseId() + "/statement.pdf")
                .header("Accept", "application/pdf")
                .send();

        assertThat(pdf.statusCode()).as(pdf.body()).isEqualTo(200);
        assertThat(pdf.body()).startsWith("%PDF-");
        assertThat(RestCall.header(pdf, "Content-Type")).isEqualTo("application/pdf");
        assertThat(RestCall.header(pdf, "Content-Disposition"))
                .isEqualTo("attachment; filename=\"" + WORLD.licenseId() + "-statement.pdf\"");

        assertThat(get("/license-statement.pdf?product=SVR-STD-2008")
                        .header("Accept", "application/pdf")
                        .send()
                        .body())
                .startsWith("%PDF-");
        assertThat(get("/license-statement.pdf?product=no-such-product")
                        .expect(404)
                        .getString("code"))
                .isEqualTo("NOT_FOUND");
        assertThat(RestCall.get("/licenses/" + WORLD.licenseId() + "/statement.pdf")
                        .as(WORLD.colleague())
                        .expect(404)
                        .getString("code"))
                .isEqualTo("NOT_FOUND");
    }

    private static RestCall get(String path) {
        return RestCall.get(path).as(WORLD.administrator());
    }
}
