package org.menkyo.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.menkyo.client.center.ValidationResult;
import org.menkyo.protocol.activation.DigitGroupException;
import org.menkyo.protocol.certificate.CertificateStatus;
import org.menkyo.protocol.key.ProductKeyFormatException;
import org.menkyo.protocol.kms.KmsError;
import org.menkyo.protocol.kms.KmsResult;

/** The documented results are exactly those that there are, each with what happened, why, and what to do. */
class ResultCodesTest {

    @ParameterizedTest
    @ValueSource(
            classes = {
                ActivationOutcome.class,
                KmsResult.class,
                KmsError.class,
                ProductKeyFormatException.Problem.class,
                DigitGroupException.Problem.class,
                CertificateStatus.class,
                ValidationResult.class
            })
    @Tag("VA-316")
    void everyResultStandsInTheTableOfItsKind(Class<? extends Enum<?>> kind) throws IOException {
        List<String[]> rows = rowsOf(kind);
        assertThat(rows)
                .extracting(row -> row[1].strip())
                .containsExactlyElementsOf(
                        Arrays.stream(kind.getEnumConstants()).map(Enum::name).toList());
        assertThat(rows).allSatisfy(row -> {
            assertThat(row).hasSize(5);
            assertThat(row[2]).isNotBlank();
            assertThat(row[3]).isNotBlank();
            assertThat(row[4]).isNotBlank();
        });
    }

    private static List<String[]> rowsOf(Class<?> kind) throws IOException {
        String name = (kind.getEnclosingClass() == null
                        ? ""
                        : kind.getEnclosingClass().getSimpleName() + ".")
                + kind.getSimpleName();
        String text = Files.readString(Path.of("..", "docs", "result-codes.md"));
        List<String> sections = Arrays.stream(text.split("\n## "))
                .filter(section -> section.contains("`" + name + "`"))
                .toList();
        assertThat(sections).as("section of " + name).hasSize(1);
        return sections.get(0)
                .lines()
                .filter(line -> line.matches("\\| [A-Z_]+ \\|.*\\|"))
                .map(line -> line.split("\\|"))
                .toList();
    }
}
