package org.menkyo.summary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.menkyo.agreement.AuthorizationNumberPolicy;
import org.menkyo.agreement.Program;
import org.menkyo.entitlement.LicenseView;
import org.menkyo.entitlement.TermPolicy;
import org.menkyo.shared.Settings;
import org.menkyo.summary.LicenseSummaryLine.SoftwareAssurance;

/** Makes of what was read what the caller sees: authorization numbers and resellers of administered license IDs only. */
@ApplicationScoped
public class LicenseSummaryLines {

    private final LicenseSummaryRepository summary;
    private final Settings settings;
    private final Clock clock;

    @Inject
    public LicenseSummaryLines(LicenseSummaryRepository summary, Settings settings, Clock clock) {
        this.summary = summary;
        this.settings = settings;
        this.clock = clock;
    }

    List<LicenseSummaryLine> of(List<SummaryRow> rows) {
        Map<Long, List<LicenseView.Reseller>> resellers = summary.resellers(rows.stream()
                .filter(SummaryRow::administered)
                .map(SummaryRow::agreementId)
                .collect(Collectors.toSet()));
        AuthorizationNumberPolicy policy = new AuthorizationNumberPolicy(settings.timeZone());
        TermPolicy term = new TermPolicy(settings.timeZone());
        LocalDate today = clock.instant().atZone(settings.timeZone()).toLocalDate();
        return rows.stream()
                .map(row -> line(row, resellers.getOrDefault(row.agreementId(), List.of()), policy, term, today))
                .toList();
    }

    private static LicenseSummaryLine line(
            SummaryRow row,
            List<LicenseView.Reseller> resellers,
            AuthorizationNumberPolicy policy,
            TermPolicy term,
            LocalDate today) {
        boolean showsNumber = row.administered() && row.number() != null;
        return new LicenseSummaryLine(
                row.licenseId(),
                row.program(),
                row.organizationIdentifier(),
                row.organizationName(),
                showsNumber ? row.number() : null,
                showsNumber ? policy.lastDay(row.numberIssuedAt()).toString() : null,
                row.product(),
                row.productName(),
                row.family(),
                row.version(),
                row.upgrade(),
                row.upgrade() ? row.confirmed() : null,
                row.quantity(),
                row.covered() > 0 ? softwareAssurance(row, policy, today) : null,
                resellers,
                row.quantity() > 0 ? SummaryState.ACTIVE : SummaryState.ENDED,
                row.startsAt(),
                row.endedAt(),
                row.termEndsAt() == null ? null : term.lastDay(row.termEndsAt()).toString());
    }

    private static SoftwareAssurance softwareAssurance(
            SummaryRow row, AuthorizationNumberPolicy policy, LocalDate today) {
        Optional<LocalDate> lastDay = Optional.ofNullable(row.assuranceEndsOn())
                .or(() -> Optional.ofNullable(row.orderedUnderIssuedAt()).map(policy::lastDay));
        return new SoftwareAssurance(
                row.covered(),
                lastDay.map(LocalDate::toString).orElse(null),
                lastDay.map(day -> !today.isAfter(day)).orElse(true));
    }

    RelationshipLine relationship(Tuple row) {
        Optional<Instant> issuedAt = Optional.ofNullable(row.get("number_issued_at", Instant.class))
                .filter(issued -> row.get("administered", Boolean.class));
        AuthorizationNumberPolicy policy = new AuthorizationNumberPolicy(settings.timeZone());
        return new RelationshipLine(
                row.get("license_id", String.class),
                Program.valueOf(row.get("program", String.class)),
                row.get("organization", String.class),
                row.get("organization_name", String.class),
                row.get("parent_license_id", String.class),
                issuedAt.map(issued -> row.get("number", String.class)).orElse(null),
                issuedAt.map(issued -> policy.lastDay(issued).toString()).orElse(null),
                row.get("contacts", Number.class).longValue(),
                row.get("products", Number.class).longValue(),
                row.get("created_at", Instant.class),
                row.get("ended_at", Instant.class));
    }
}
