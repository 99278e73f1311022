package org.menkyo.shared.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnnegotiatedRequestTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
        application/json | application/json
        application/json; charset=UTF-8; q=x | application/json; charset=UTF-8
        text/csv;q=0.1, */*;Q=x | text/csv, */*
        multipart/form-data; boundary="a;q=x"; q="0,5" | multipart/form-data; boundary="a;q=x"
        text/plain; qs=x | text/plain; qs=x
        """)
    @Tag("LC-1110")
    void theTypeOfABodyHasNoWeight(String sent, String taken) {
        assertThat(UnnegotiatedRequest.withoutWeight(sent)).isEqualTo(taken);
    }
}
