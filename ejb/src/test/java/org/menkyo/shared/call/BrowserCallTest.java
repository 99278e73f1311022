package org.menkyo.shared.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("LC-1107")
class BrowserCallTest {

    private static final URI BASE = URI.create("https://licensing.example.com/menkyo");

    @ParameterizedTest
    @CsvSource({
        // Sec-Fetch-Site, Origin, refused
        "cross-site,  https://evil.example,              true",
        "cross-site,  https://licensing.example.com,     true",
        "cross-site,  ,                                  true",
        "same-site,   https://other.example.com,         true",
        "nonsense,    ,                                  true",
        "same-origin, https://licensing.example.com,     false",
        "same-origin, ,                                  false",
        "none,        ,                                  false",
        // without Fetch metadata
        ",            https://evil.example,              true",
        ",            null,                              true",
        ",            http://licensing.example.com,      true",
        ",            https://licensing.example.com:444, true",
        ",            https://licensing.example.com.evil.example, true",
        ",            https://licensing.example.com,     false",
        ",            https://licensing.example.com:443, false",
        ",            HTTPS://Licensing.Example.com,     false",
        ",            http://10.0.0.7:8080,              false",
        ",            https://10.0.0.7:8080,             true",
        ",            ,                                  false",
    })
    void refusesWhatPagesOfOtherOriginsSend(String site, String origin, boolean refused) {
        BrowserCall call = new BrowserCall("POST", "application/json", site, origin, true, "http://10.0.0.7:8080");

        assertThat(call.refusal(BASE).isPresent()).isEqualTo(refused);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "anything"})
    void refusesAllThatCanChangeSomething(String method) {
        assertThat(cross(method).refusal(BASE)).contains(BrowserCall.Refusal.CROSS_ORIGIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS"})
    void letsReadingPass(String method) {
        assertThat(cross(method).refusal(BASE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain, true",
        "text/plain;charset=UTF-8, true",
        "' TEXT/Plain ;x', true",
        "application/x-www-form-urlencoded, true",
        "multipart/form-data; boundary=b, true",
        "application/json, false",
        "text/xml, false",
        ", false",
    })
    void refusesTheContentTypesOfFormsWhoeverSendsThem(String contentType, boolean refused) {
        BrowserCall call = new BrowserCall("POST", contentType, null, null, false, "http://localhost");

        assertThat(call.refusal(BASE).filter(BrowserCall.Refusal.FORM::equals).isPresent())
                .isEqualTo(refused);
    }

    @Test
    void letsAFormReadWithWhateverType() {
        assertThat(new BrowserCall("GET", "text/plain", "cross-site", null, true, "http://localhost").refusal(BASE))
                .isEmpty();
    }

    private static BrowserCall cross(String method) {
        return new BrowserCall(method, null, "cross-site", "https://evil.example", true, "http://localhost");
    }
}
