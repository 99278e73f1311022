package org.menkyo.summary;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.menkyo.agreement.Program;
import org.menkyo.entitlement.LicenseView;

/**
 * What a license statement says of one license ID (LC-701).
 *
 * @param licenseId the license ID
 * @param program its program
 * @param organizationIdentifier whose it is
 * @param organizationName the organization's name
 * @param authorizationNumber for OPEN the number that it is collected under; null for who is no administrator
 * @param authorizationNumberLastDay its last calendar day, as in 2028-02-28; null for who is no administrator
 * @param resellers who is on record as the reseller; empty for who is no administrator
 * @param lines its lines of the license summary
 */
public record StatementSection(
        String licenseId,
        Program program,
        String organizationIdentifier,
        String organizationName,
        String authorizationNumber,
        String authorizationNumberLastDay,
        List<LicenseView.Reseller> resellers,
        List<LicenseSummaryLine> lines) {

    /** One section for each license ID, in the order of the lines. */
    static List<StatementSection> of(List<LicenseSummaryLine> lines) {
        Map<String, List<LicenseSummaryLine>> byLicenseId = new LinkedHashMap<>();
        lines.forEach(line -> byLicenseId
                .computeIfAbsent(line.licenseId(), any -> new ArrayList<>())
                .add(line));
        return byLicenseId.values().stream().map(StatementSection::section).toList();
    }

    private static StatementSection section(List<LicenseSummaryLine> lines) {
        LicenseSummaryLine first = lines.get(0);
        return new StatementSection(
                first.licenseId(),
                first.program(),
                first.organizationIdentifier(),
                first.organizationName(),
                first.authorizationNumber(),
                first.authorizationNumberLastDay(),
                first.resellers(),
                lines);
    }

    /** That of a license ID that gives nothing. */
    static StatementSection empty(RelationshipLine agreement, List<LicenseView.Reseller> resellers) {
        return new StatementSection(
                agreement.licenseId(),
                agreement.program(),
                agreement.organizationIdentifier(),
                agreement.organizationName(),
                agreement.authorizationNumber(),
                agreement.authorizationNumberLastDay(),
                resellers,
                List.of());
    }
}
