package org.menkyo.activation.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("VA-403")
class PhoneActivationPageTest {

    private static final String WHOLE = "000001111112222223333334444445555556666667777778888889".substring(0, 54);

    @Test
    void whatIsPastedAsAWholeIsTakenApart() {
        assertThat(groups(WHOLE, "", "", "", "", "", "", "", ""))
                .hasSize(9)
                .startsWith("000001", "111112")
                .allMatch(group -> group.length() == 6);
        assertThat(String.join("", groups("", "", WHOLE, "", "", "", "", "", "")))
                .isEqualTo(WHOLE);
    }

    @Test
    void whatIsBesideAWholeOneIsNotLost() {
        assertThat(groups(WHOLE + "12", "", "", "", "", "", "", "", "")).last().isEqualTo("88888912");
    }

    @Test
    void groupsThatWereTypedOneByOneStayWhereTheyAre() {
        assertThat(groups("", "", "123456", "", "", "", "", "", ""))
                .containsExactly("", "", "123456", "", "", "", "", "", "");
        assertThat(groups("123456", "1234567", "", "", "", "", "", "", "")).startsWith("123456", "1234567");
        assertThat(IntStream.range(0, 9).mapToObj(i -> "").toList())
                .isEqualTo(groups("", "", "", "", "", "", "", "", ""));
    }

    private static List<String> groups(String... fields) {
        return PhoneActivationPage.groups(List.of(fields));
    }
}
