package org.menkyo.summary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.menkyo.permission.PermittedAgreements;
import org.menkyo.shared.Settings;
import org.menkyo.shared.text.CsvFile;
import org.menkyo.shared.text.CsvLine;
import org.menkyo.shared.text.Language;
import org.menkyo.summary.LicenseSummaryLine.SoftwareAssurance;

/**
 * Writes the license summary as CSV, in the order of license IDs. What the caller may see is looked at anew for each part.
 */
@ApplicationScoped
public class LicenseSummaryExporter {

    private static final String[] COLUMNS = {
        "licenseId",
        "program",
        "organizationIdentifier",
        "organizationName",
        "authorizationNumber",
        "authorizationNumberLastDay",
        "product",
        "productName",
        "family",
        "version",
        "upgrade",
        "baseLicenseConfirmed",
        "quantity",
        "softwareAssuranceQuantity",
        "softwareAssuranceLastDay",
        "resellers",
        "state",
        "startedOn",
        "endedOn",
        "termLastDay"
    };

    private final LicenseSummaryRepository summary;
    private final LicenseSummaryLines lines;
    private final Settings settings;

    @Inject
    public LicenseSummaryExporter(LicenseSummaryRepository summary, LicenseSummaryLines lines, Settings settings) {
        this.summary = summary;
        this.lines = lines;
        this.settings = settings;
    }

    void write(PermittedAgreements agreements, LicenseSummaryFilter filter, Language language, OutputStream output)
            throws IOException {
        new CsvFile<>(
                        CsvFile.header(LicenseSummaryExporter.class, language, COLUMNS),
                        (Optional<SummaryCursor> after, Integer count) ->
                                summary.lines(agreements, filter, LicenseSummaryOrder.LICENSE_ID, after, count),
                        row -> row.cursor(LicenseSummaryOrder.LICENSE_ID),
                        rows -> lines.of(rows).stream().map(this::csv))
                .writeTo(output);
    }

    private String csv(LicenseSummaryLine line) {
        Optional<SoftwareAssurance> assurance = Optional.ofNullable(line.softwareAssurance());
        return CsvLine.of(
                line.licenseId(),
                line.program(),
                line.organizationIdentifier(),
                line.organizationName(),
                line.authorizationNumber(),
                line.authorizationNumberLastDay(),
                line.product(),
                line.productName(),
                line.family(),
                line.version(),
                line.upgrade(),
                line.baseLicenseConfirmed(),
                line.quantity(),
                orNull(assurance, SoftwareAssurance::quantity),
                orNull(assurance, SoftwareAssurance::lastDay),
                line.resellers().stream().map(reseller -> reseller.email()).collect(Collectors.joining(" ")),
                line.state(),
                day(line.startsAt()),
                line.endedAt() == null ? null : lastDay(line.endedAt()),
                line.termLastDay());
    }

    private static <T> Object orNull(Optional<T> value, Function<T, ?> part) {
        return value.isPresent() ? part.apply(value.get()) : null;
    }

    /** What ends with a day ends with its midnight. */
    private String lastDay(Instant end) {
        return day(end.minusNanos(1));
    }

    private String day(Instant moment) {
        return moment.atZone(settings.timeZone()).toLocalDate().toString();
    }
}
