package org.menkyo.shared.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.menkyo.shared.error.FieldError;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.text.Language;

class PlacesTest {

    @ParameterizedTest
    @CsvSource({
        "csv, File, ファイル",
        "'', File, ファイル",
        "csv[12], Line 12, 12 行目",
        "csv[12].quantity, 'Line 12, column quantity', '12 行目、列 quantity'",
        "file[3].14, 'Line 3, column 14', '3 行目、列 14'",
        "editions[3].productGroup, editions[3].productGroup, editions[3].productGroup"
    })
    void areToldInTheWordsOfPeople(String field, String english, String japanese) {
        InvalidInputException wrong =
                new InvalidInputException(List.of(new FieldError(field, FieldProblem.REQUIRED, List.of())));

        assertThat(new PageTexts(Language.EN, ZoneOffset.UTC).places(wrong))
                .extracting(problem -> problem.get("place"))
                .containsExactly(english);
        assertThat(new PageTexts(Language.JA, ZoneOffset.UTC).places(wrong))
                .extracting(problem -> problem.get("place"))
                .containsExactly(japanese);
    }
}
