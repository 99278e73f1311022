package org.menkyo.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.shared.text.CsvFile;
import org.menkyo.shared.text.CsvLine;
import org.menkyo.shared.text.Language;
import org.menkyo.shared.text.StreamedFile;

/** The reports of license IDs as pages and as files, whoever asks for them. */
@ApplicationScoped
public class LicenseReports {

    private static final String[] ACTIVATION_COLUMNS = {
        "period",
        "licenseId",
        "organization",
        "organizationName",
        "productGroup",
        "edition",
        "editionName",
        "keyType",
        "activations",
        "returned"
    };

    private static final String[] MAK_COLUMNS = {
        "licenseId",
        "organization",
        "organizationName",
        "productGroup",
        "productGroupName",
        "maskedKey",
        "permitted",
        "used",
        "remaining",
        "returned",
        "recentUses",
        "exhaustedOn"
    };

    private static final String[] MACHINE_COLUMNS = {
        "licenseId",
        "organization",
        "organizationName",
        "edition",
        "machines",
        "initialGrace",
        "licensed",
        "outOfToleranceGrace",
        "notification",
        "unknown",
        "takenAt"
    };

    private final ActivationReport activations;
    private final MakUseReport makUse;
    private final MachineReport machines;

    @Inject
    public LicenseReports(ActivationReport activations, MakUseReport makUse, MachineReport machines) {
        this.activations = activations;
        this.makUse = makUse;
        this.machines = machines;
    }

    Page<ActivationLine> activations(ReportScope scope, ReportFilter filter, PageRequest page) {
        return Page.of(
                activations.lines(scope, filter, ActivationReport.Place.of(page), page.size() + 1),
                page,
                ActivationReport.Place::of);
    }

    StreamedFile activationFile(ReportScope scope, ReportFilter filter, Language language) {
        return output -> new CsvFile<>(
                        CsvFile.header(LicenseReports.class, language, ACTIVATION_COLUMNS),
                        (Optional<ActivationReport.Place> after, Integer count) ->
                                activations.lines(scope, filter, after, count),
                        ActivationReport.Place::of,
                        (List<ActivationLine> lines) -> lines.stream().map(LicenseReports::csv))
                .writeTo(output);
    }

    private static String csv(ActivationLine line) {
        return CsvLine.of(
                line.period(),
                line.licenseId(),
                line.organization(),
                line.organizationName(),
                line.productGroup(),
                line.edition(),
                line.editionName(),
                line.keyType(),
                line.activations(),
                line.returned());
    }

    Page<MakUseLine> makUse(ReportScope scope, ReportFilter filter, PageRequest page) {
        return Page.of(makUse.rows(scope, filter, page.afterNumber(), page.size() + 1), page, MakUseReport.Row::id)
                .map(MakUseReport.Row::line);
    }

    StreamedFile makUseFile(ReportScope scope, ReportFilter filter, Language language) {
        return output -> new CsvFile<>(
                        CsvFile.header(LicenseReports.class, language, MAK_COLUMNS),
                        (Optional<Long> after, Integer count) -> makUse.rows(scope, filter, after.orElse(0L), count),
                        MakUseReport.Row::id,
                        LicenseReports::makLines)
                .writeTo(output);
    }

    private static Stream<String> makLines(List<MakUseReport.Row> rows) {
        return rows.stream()
                .map(MakUseReport.Row::line)
                .map(line -> CsvLine.of(
                        line.licenseId(),
                        line.organization(),
                        line.organizationName(),
                        line.productGroup(),
                        line.productGroupName(),
                        line.maskedKey(),
                        line.permitted(),
                        line.used(),
                        line.remaining(),
                        line.returned(),
                        line.recentUses(),
                        line.exhaustedOn()));
    }

    Page<MachineLine> machines(ReportScope scope, ReportFilter filter, PageRequest page) {
        return Page.of(
                machines.lines(scope, filter, MachineReport.Place.of(page), page.size() + 1),
                page,
                MachineReport.Place::of);
    }

    StreamedFile machineFile(ReportScope scope, ReportFilter filter, Language language) {
        return output -> new CsvFile<>(
                        CsvFile.header(LicenseReports.class, language, MACHINE_COLUMNS),
                        (Optional<MachineReport.Place> after, Integer count) ->
                                machines.lines(scope, filter, after, count),
                        MachineReport.Place::of,
                        (List<MachineLine> lines) -> lines.stream().map(LicenseReports::csv))
                .writeTo(output);
    }

    private static String csv(MachineLine line) {
        return CsvLine.of(
                line.licenseId(),
                line.organization(),
                line.organizationName(),
                line.edition(),
                line.machines(),
                line.initialGrace(),
                line.licensed(),
                line.outOfToleranceGrace(),
                line.notification(),
                line.unknown(),
                line.takenAt());
    }
}
