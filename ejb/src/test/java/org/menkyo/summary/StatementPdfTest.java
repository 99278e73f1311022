package org.menkyo.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.menkyo.agreement.Program;
import org.menkyo.entitlement.LicenseView;
import org.menkyo.shared.Settings;
import org.menkyo.shared.text.Language;
import org.menkyo.summary.LicenseSummaryLine.SoftwareAssurance;

class StatementPdfTest {

    private static final String ODD =
            "A\uD83D\uDE00B \uD842\uDFB7\u91CE \u0633\u0644\u0627\u0645 C\u0001D\uD83DE\uFFFEF"
                    + " ${license} </td><img src=\"http://intruder.example/\"/>";

    @ParameterizedTest
    @EnumSource
    @Tag("LC-701")
    void whatTheFontLacksIsReplacedAndNothingIsMarkup(Language language) throws IOException {
        StatementSection section = new StatementSection(
                "ODD-1",
                Program.SELECT,
                "org-" + "i".repeat(95),
                ODD,
                null,
                null,
                List.of(new LicenseView.Reseller("reseller@example.org", ODD)),
                List.of());
        byte[] written =
                new StatementPdf(new Settings()).of(List.of(section), Instant.parse("2026-11-29T00:00:00Z"), language);

        Files.write(Path.of("target", "statement-odd-" + language + ".pdf"), written);
        try (PDDocument document = Loader.loadPDF(written)) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("A\u25A1B \u25A1\u91CE \u25A1\u25A1\u25A1\u25A1 C\u25A1D\u25A1E\u25A1F")
                    .contains("${license} </td><img");
        }
    }

    @Test
    @Tag("LC-701")
    void saysWhatHasEndedAndWhatHasNoEndOnRecord() throws IOException {
        StatementSection section = new StatementSection(
                "SELECT-1",
                Program.SELECT,
                "org-1",
                "Example Works",
                null,
                null,
                List.of(),
                List.of(
                        line("GONE", 0, null, Instant.parse("2026-10-31T15:30:00Z")),
                        line("OVER", 5, new SoftwareAssurance(5, "2026-11-28", false), null),
                        line("OPEN", 7, new SoftwareAssurance(3, null, true), null),
                        line("TERM", 4, null, null, "2027-03-02")));

        byte[] written = new StatementPdf(new Settings())
                .of(List.of(section), Instant.parse("2026-11-29T00:00:00Z"), Language.EN);

        try (PDDocument document = Loader.loadPDF(written)) {
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s+", " "))
                    .contains(
                            "GONE 1 0 No licenses since October 31, 2026",
                            "OVER 1 5 for 5 ended November 28, 2026",
                            "OPEN 1 7 for 3 no last day on record",
                            "TERM 1 4 Next end of term: March 2, 2027");
        }
    }

    private static LicenseSummaryLine line(
            String product, long quantity, SoftwareAssurance assurance, Instant endedAt) {
        return line(product, quantity, assurance, endedAt, null);
    }

    private static LicenseSummaryLine line(
            String product, long quantity, SoftwareAssurance assurance, Instant endedAt, String termLastDay) {
        return new LicenseSummaryLine(
                "SELECT-1",
                Program.SELECT,
                "org-1",
                "Example Works",
                null,
                null,
                product,
                "Name",
                "Family",
                "1",
                false,
                null,
                quantity,
                assurance,
                List.of(),
                quantity > 0 ? SummaryState.ACTIVE : SummaryState.ENDED,
                Instant.EPOCH,
                endedAt,
                termLastDay);
    }
}
