package org.menkyo.benefit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.menkyo.permission.PermittedAgreements;
import org.menkyo.shared.Settings;
import org.menkyo.shared.text.CsvFile;
import org.menkyo.shared.text.CsvLine;
import org.menkyo.shared.text.Language;

/**
 * Writes the report of benefits as CSV. What the caller may see is looked at anew for each part.
 */
@ApplicationScoped
public class BenefitExporter {

    private static final String[] COLUMNS = {
        "licenseId",
        "organizationIdentifier",
        "organizationName",
        "benefit",
        "benefitName",
        "kind",
        "entitled",
        "taken",
        "softwareAssuranceLastDay",
        "activatedOn"
    };

    private final BenefitRepository benefits;
    private final Settings settings;

    @Inject
    public BenefitExporter(BenefitRepository benefits, Settings settings) {
        this.benefits = benefits;
        this.settings = settings;
    }

    void write(PermittedAgreements agreements, BenefitFilter filter, Language language, OutputStream output)
            throws IOException {
        new CsvFile<>(
                        CsvFile.header(BenefitExporter.class, language, COLUMNS),
                        (Optional<BenefitCursor> after, Integer count) ->
                                benefits.list(agreements, filter, after, count),
                        row -> BenefitCursor.of(row.line()),
                        rows -> rows.stream().map(row -> csv(row.line())))
                .writeTo(output);
    }

    private String csv(BenefitLine line) {
        return CsvLine.of(
                line.licenseId(),
                line.organizationIdentifier(),
                line.organizationName(),
                line.benefit(),
                line.benefitName(),
                line.kind(),
                line.entitled(),
                line.taken(),
                line.softwareAssuranceLastDay(),
                line.activatedAt() == null
                        ? null
                        : line.activatedAt().atZone(settings.timeZone()).toLocalDate());
    }
}
