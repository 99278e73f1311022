package org.menkyo.catalog.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.catalog.CatalogDocument;
import org.menkyo.shared.error.FieldError;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.json.CommandText;

class SampleCatalogFileTest {

    private static final Path SAMPLE = Path.of("../docs/catalog/sample-catalog.json");

    private static final Path FORMAT_BEFORE =
            Path.of("../ejb/src/test/resources/org/menkyo/catalog/sample-catalog-format-1.json");

    @Test
    @Tag("VA-101")
    @Tag("VA-105")
    void thePublishedSampleIsADocument() throws IOException {
        CatalogDocument sample = CommandText.parse(Files.readAllBytes(SAMPLE), CatalogDocument.class);

        assertThat(sample.productGroups())
                .extracting(CatalogDocument.Group::code)
                .containsExactly("CLIENT_VL", "A", "B", "C");
        assertThat(sample.editions()).hasSize(12);
        assertThat(sample.editions())
                .filteredOn(edition -> edition.productGroup() == null)
                .extracting(CatalogDocument.EditionEntry::code)
                .containsExactly("VISTA_ULTIMATE");
        assertThat(sample.products()).hasSize(11);
    }

    @Test
    @Tag("VA-101")
    void aDocumentOfTheFormatBeforeIsOneStill() throws IOException {
        CatalogDocument before = CommandText.parse(Files.readAllBytes(FORMAT_BEFORE), CatalogDocument.class);

        assertThat(before.format()).isNull();
        assertThat(before.products())
                .filteredOn(product -> Boolean.TRUE.equals(product.softwareAssuranceBenefit()))
                .extracting(CatalogDocument.ProductEntry::code)
                .containsExactly("VISTA-ULT");
    }

    @Test
    @Tag("VA-101")
    void whatDoesNotFitIsNamedWithItsPlace() throws IOException {
        byte[] wrong = Files.readString(SAMPLE)
                .replace("\"number\": 101", "\"number\": \"one\"")
                .replaceFirst("\"productGroup\": \"A\"", "\"color\": \"red\"")
                .getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> CommandText.parse(wrong, CatalogDocument.class))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        error -> assertThat(error.errors())
                                .extracting(FieldError::field)
                                .containsExactly("editions[0].number", "editions[4].color"));
    }
}
