package org.menkyo.shared.portal;

import static org.assertj.core.api.Assertions.assertThat;

import freemarker.template.SimpleScalar;
import freemarker.template.TemplateModelException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.menkyo.permission.Role;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.FieldError;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.NotPermittedException;
import org.menkyo.shared.text.Language;

class PageTextsTest {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    @ParameterizedTest
    @CsvSource({
        "licenseId,           License ID",
        "address.licenseId,   License ID",
        "lines[1].licenseId,  License ID (2)",
        "operations[0],       Operations (1)",
        "networks[1].machines[2].physical, 'Physical machines (2, 3)'",
        "no.such.field,       no.such.field"
    })
    void aFieldIsCalledAsOnThePage(String name, String label) throws TemplateModelException {
        assertThat(new PageTexts(Language.EN, TOKYO).label().exec(List.of(new SimpleScalar(name))))
                .isEqualTo(label);
    }

    @Test
    void errorsNameMomentsAsPeopleDo() {
        InvalidInputException failure = new InvalidInputException(List.of(new FieldError(
                "expiresAt",
                FieldProblem.OUT_OF_RANGE,
                List.of("2026-11-30T05:33:09.300425Z", "2027-12-01T05:33:09Z"))));

        assertThat(new PageTexts(Language.EN, TOKYO).fields(failure))
                .isEqualTo(Map.of("expiresAt", "must be from November 30, 2026, 2:33 PM to December 1, 2027, 2:33 PM"));
        assertThat(new PageTexts(Language.JA, TOKYO).fields(failure).get("expiresAt"))
                .contains("2026年11月30日 14:33", "2027年12月1日 14:33");
    }

    @Test
    void wrongEntriesOfAFieldAreToldAtTheFieldByTheirNumbers() {
        assertThat(new PageTexts(Language.EN, TOKYO)
                        .fields(new InvalidInputException(List.of(
                                error("emails[1]", FieldProblem.NOT_AN_EMAIL),
                                error("emails[3]", FieldProblem.NOT_AN_EMAIL),
                                error("product", FieldProblem.REQUIRED)))))
                .containsOnlyKeys("emails", "product")
                .hasEntrySatisfying(
                        "emails", text -> assertThat(text).startsWith("No. 2: ").contains(" No. 4: "));
    }

    @Test
    @Tag("LC-1104")
    void rolesThatAreMissingAreNamedAsPeopleNameThem() {
        assertThat(new PageTexts(Language.EN, TOKYO)
                        .failure(new NotPermittedException(
                                ErrorCode.NOT_PERMITTED, Role.ADMINISTRATOR + ", " + Role.SUBSCRIPTION_ADMINISTRATOR)))
                .contains(": Administrator, Subscription administrator.");
    }

    private static FieldError error(String field, FieldProblem problem) {
        return new FieldError(field, problem, List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "999, 999 B",
        "1000, 1 kB",
        "999949, 999.9 kB",
        "999950, 1 MB",
        "1234567, 1.2 MB",
        "3800000000, 3.8 GB",
        "5000000000000000, '5,000 TB'"
    })
    void lengthsAreInTheUnitOfPeople(long length, String text) {
        assertThat(new PageTexts(Language.EN, ZoneOffset.UTC).bytes(length)).isEqualTo(text.replace(' ', '\u00a0'));
    }

    @Test
    void languagesHaveNamesInTheLanguageOfThePage() {
        assertThat(new PageTexts(Language.EN, ZoneOffset.UTC).languageName("ja"))
                .isEqualTo("Japanese");
        assertThat(new PageTexts(Language.JA, ZoneOffset.UTC).languageName("en"))
                .isEqualTo("英語");
    }
}
