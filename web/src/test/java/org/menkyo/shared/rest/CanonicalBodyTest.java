package org.menkyo.shared.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("LC-1102")
class CanonicalBodyTest {

    private static final String ORDER =
            "{\"orderNumber\": \"PO-1\", \"lines\": [{\"product\": \"A\", \"quantity\": 5}, 2]}";

    private static String canonical(String json) {
        return JsonText.canonical(json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"lines\":[{\"quantity\":5,\"product\":\"A\"},2],\"orderNumber\":\"PO-1\"}",
                "{\"orderNumber\":\"PO-1\",\"lines\":[{\"product\":\"\\u0041\",\"quantity\":5.0},2]}",
                "{\"orderNumber\":\"PO-1\",\"reason\":null,\"lines\":[{\"quantity\":0.5e1,\"product\":\"A\"},2]}\n"
            })
    void isTheSameForTheSameContent(String json) {
        assertThat(canonical(json)).isEqualTo(canonical(ORDER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"orderNumber\":\"PO-1\",\"lines\":[2,{\"product\":\"A\",\"quantity\":5}]}",
                "{\"orderNumber\":\"PO-1\",\"lines\":[{\"product\":\"A\",\"quantity\":\"5\"},2]}",
                "{\"orderNumber\":\"PO-1\",\"lines\":[{\"product\":\"A\",\"quantity\":50},2]}",
                "{\"orderNumber\":\"PO-1\",\"lines\":[{\"product\":\"A\"},{\"quantity\":5},2]}",
                "{\"orderNumber\":\"PO-1,lines:[]\"}",
                "{}"
            })
    void isAnotherForOtherContent(String json) {
        assertThat(canonical(json)).isNotEqualTo(canonical(ORDER));
    }

    @Test
    void isEmptyForNone() {
        assertThat(new CanonicalBody().bytes()).isEmpty();
    }
}
