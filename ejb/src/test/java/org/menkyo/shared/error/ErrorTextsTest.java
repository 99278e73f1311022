package org.menkyo.shared.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.ResourceBundle;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.menkyo.shared.text.Language;

class ErrorTextsTest {

    private static final Object[] ARGUMENTS = {"first", "second", "third", "fourth"};

    @ParameterizedTest
    @EnumSource
    @Tag("LC-1102")
    void eachErrorHasATextInEachLanguage(ErrorCode code) {
        assertTold(ErrorTexts.text(code, Language.EN, ARGUMENTS), ErrorTexts.text(code, Language.JA, ARGUMENTS));
    }

    @ParameterizedTest
    @EnumSource
    @Tag("LC-1102")
    void eachFieldProblemHasATextInEachLanguage(FieldProblem problem) {
        assertTold(ErrorTexts.text(problem, Language.EN, ARGUMENTS), ErrorTexts.text(problem, Language.JA, ARGUMENTS));
    }

    @Test
    @Tag("LC-1102")
    void bothLanguagesHaveTheSameTextsWithTheSamePlaceholders() {
        ResourceBundle english = bundle(Language.EN);
        ResourceBundle japanese = bundle(Language.JA);

        assertThat(new TreeSet<>(english.keySet())).isEqualTo(new TreeSet<>(japanese.keySet()));
        for (String key : english.keySet()) {
            for (String placeholder : List.of("{0}", "{1}", "{2}")) {
                assertThat(japanese.getString(key).contains(placeholder))
                        .as(key + " " + placeholder)
                        .isEqualTo(english.getString(key).contains(placeholder));
            }
        }
    }

    @Test
    @Tag("VA-403")
    void anExplanationIsToldInTheLanguageOfItsError() {
        Explanation mistyped = new Explanation() {
            @Override
            public String key() {
                return "installation-id.MISTYPED";
            }

            @Override
            public List<Object> arguments() {
                return List.of("2, 7");
            }
        };

        assertThat(ErrorTexts.text(ErrorCode.INSTALLATION_ID_NOT_VALID, Language.EN, mistyped))
                .isEqualTo("The installation ID is not valid: mistyped in group 2, 7.");
        assertThat(ErrorTexts.text(ErrorCode.INSTALLATION_ID_NOT_VALID, Language.JA, mistyped))
                .isEqualTo("インストール ID が正しくありません: 2, 7 番目のグループに入力誤りがあります");
    }

    private static void assertTold(String english, String japanese) {
        assertThat(english).isNotBlank().doesNotContain("{").isNotEqualTo(japanese);
        assertThat(japanese).isNotBlank().doesNotContain("{").matches("(?s).*[\\u3040-\\u30ff\\u4e00-\\u9fff].*");
    }

    private static ResourceBundle bundle(Language language) {
        return ResourceBundle.getBundle(
                "org.menkyo.shared.error.errors",
                language.locale(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
