package org.menkyo.shared.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLineTest {

    @Test
    void writesByRfc4180() {
        assertThat(CsvLine.of("a", null, "b,c", "say \"d\"", "e\nf", -1, true))
                .isEqualTo("a,,\"b,c\",\"say \"\"d\"\"\",\"e\nf\",-1,true\r\n");
    }

    @Test
    @Tag("LC-308")
    void beginsWithAByteOrderMarkSoThatSpreadsheetsReadJapanese() {
        assertThat(CsvLine.header("email", "name")).isEqualTo("\uFEFFemail,name\r\n");
    }

    @ParameterizedTest
    @Tag("LC-308")
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "＝1+1",
                "＋1",
                "－1",
                "＠SUM",
                "\u221211",
                " =1",
                "\u3000＝1",
                "\u200B=1",
                "\uFEFF=1",
                "\u00AD＝1",
                "\u2066=1",
                "\uFE66\u0031"
            })
    void makesNoFormulaOfWhatPeopleTyped(String typed) {
        assertThat(CsvLine.of(typed)).startsWith(typed.matches("(?s).*[\r\n].*") ? "\"'" + typed : "'" + typed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1+1=2", "a@b.example", "山田－太郎", "\u200B", "'quoted'"})
    void leavesOtherTextAlone(String typed) {
        assertThat(CsvLine.of(typed)).isEqualTo(typed + "\r\n");
    }
}
