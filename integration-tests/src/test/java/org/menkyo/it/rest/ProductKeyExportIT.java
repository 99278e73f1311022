package org.menkyo.it.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Product keys as a file from the server. */
@Tag("LC-704")
class ProductKeyExportIT {

    private static final RestWorld WORLD = RestWorld.get();

    @Test
    void theFileHasTheKeysAndStaysInNoCache() {
        HttpResponse<String> csv = RestCall.post("/product-keys/export?licenseId=" + WORLD.licenseId())
                .as(WORLD.administrator())
                .header("Accept", "text/csv")
                .header("Accept-Language", "ja")
                .send();

        assertThat(csv.statusCode()).as(csv.body()).isEqualTo(200);
        assertThat(csv.body()).startsWith("\uFEFFライセンス ID,").contains(WORLD.licenseId() + ",");
        assertThat(csv.body()).containsPattern("([2-9A-Z]{5}-){4}[2-9A-Z]{5}").doesNotContain("*****");
        assertThat(RestCall.header(csv, "Content-Disposition"))
                .isEqualTo("attachment; filename=\"product-keys-export.csv\"");
        assertThat(RestCall.header(csv, "Cache-Control")).isEqualTo("no-store");
        assertThat(RestCall.post("/product-keys/export?licenseId=" + WORLD.licenseId())
                        .as(WORLD.colleague())
                        .expect(404)
                        .getString("code"))
                .isEqualTo("NOT_FOUND");
    }
}
