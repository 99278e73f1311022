package org.menkyo.protocol.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("LC-114")
class TypedTextTest {

    private static final List<UnaryOperator<String>> FORMS =
            List.of(TypedText::label, TypedText::code, TypedText::accountName);

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "PO-1,PO-1",
                "PO-1 ,PO-1",
                "\u00A0PO-1\u3000,PO-1",
                "ＰＯ－１,PO-1",
                "PO-e\u0301,PO-\u00E9",
                "PO \u00A0 1,PO 1",
                "\uFEFFPO\u200B-1,PO-1",
                "po-1,po-1",
                "\u5DDD\u53E3\u3000\u682A,\u5DDD\u53E3 \u682A"
            })
    void keepsTheCaseOfWhatOthersAssign(String typed, String form) {
        assertThat(TypedText.label(typed)).isEqualTo(form);
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "ab12-cd,AB12-CD",
                " AB12 - CD,AB12-CD",
                "ａｂ１２ー,AB12ー",
                "AB12\u2212CD,AB12-CD",
                "AB12\u2010CD,AB12-CD",
                "5212\u00A0123\u202F935,5212123935",
                "\uFEFF5212123935,5212123935"
            })
    void readsWhatThePublisherIssuesHoweverItIsTyped(String typed, String form) {
        assertThat(TypedText.code(typed)).isEqualTo(form);
    }

    @Test
    void foldsTheNamesOfAccounts() {
        assertThat(TypedText.accountName(" Ａiko.TRIAL\u00A0")).isEqualTo("aiko.trial");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\t\r\n",
                "\u00A0",
                "\u3000",
                "\u200B",
                "\u200D\uFEFF",
                "\u3164",
                "\uFFA0",
                "\u2800",
                "\u115F",
                "\u034F",
                "\uFE0F",
                "\u061C",
                "\u2066\u2069",
                "\uDB40\uDC41",
                "\u0085",
                "\u180E"
            })
    void takesInvisibleTextAsMissing(String invisible) {
        assertThat(TypedText.isVisible(invisible)).isFalse();
        assertThat(FORMS).allSatisfy(form -> assertThat(form.apply(invisible)).isNull());
    }

    @Test
    void takesNullAsMissing() {
        assertThat(TypedText.isVisible(null)).isFalse();
        assertThat(FORMS).allSatisfy(form -> assertThat(form.apply(null)).isNull());
    }

    @Test
    void countsCodePoints() {
        assertThat(TypedText.length("\uD842\uDFB7\u91CE\u5BB6")).isEqualTo(3);
    }

    @Test
    void givesTheSameFormOfEveryCharactersForm() {
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .mapToObj(Character::toString)
                .forEach(character -> FORMS.forEach(form -> {
                    String once = form.apply("a" + character + "\u0301b");
                    if (!once.equals(form.apply(once))) {
                        throw new AssertionError("U+" + Integer.toHexString(character.codePointAt(0)));
                    }
                }));
    }

    @Property
    void givesTheSameFormOfEveryForm(@ForAll String typed) {
        assertThat(FORMS).allSatisfy(form -> {
            String once = form.apply(typed);
            assertThat(form.apply(once)).isEqualTo(once);
        });
    }
}
