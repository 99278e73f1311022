package org.menkyo.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("LC-1110")
class RefusingHandlerTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/api/orders/%E5%B1%B1", "/api/a%2Fb;c=d", "lang=ja&x=%00&y=[1]", "*"})
    void takesAddresses(String part) {
        assertThat(RefusingHandler.isWellFormed(part, RefusingHandler.QUERY_MARKS))
                .isTrue();
    }

    @Test
    void takesBracketsInQueriesOnly() {
        assertThat(RefusingHandler.isWellFormed("/a[1]", RefusingHandler.PATH_MARKS))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%",
                "/a%",
                "/a%2",
                "/%zz",
                "/%2\uff10",
                "/%ff",
                "/%e3%81",
                "/%ed%a0%80",
                "/\u3042",
                "/\u00e9",
                "/{x}",
                "/|",
                "/a b",
                "/^",
                "/`",
                "a=\"",
                "\\"
            })
    void refusesWhatIsNoAddress(String part) {
        assertThat(RefusingHandler.isWellFormed(part, RefusingHandler.QUERY_MARKS))
                .isFalse();
    }
}
