package org.menkyo.kms.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.menkyo.catalog.ProductGroup;
import org.menkyo.catalog.ProductGroups;
import org.menkyo.kms.host.InstalledHost;
import org.menkyo.kms.ledger.SetAsideEntry;
import org.menkyo.kms.serving.KmsServing;
import org.menkyo.kms.serving.Outage;
import org.menkyo.protocol.certificate.HostCertificate;
import org.menkyo.protocol.certificate.HostCertificateContents;

/** Puts together what is shown of a host. */
@ApplicationScoped
public class HostViews {

    private final ProductGroups groups;
    private final HostReports reports;
    private final KmsServing serving;
    private final Clock clock;

    @Inject
    public HostViews(ProductGroups groups, HostReports reports, KmsServing serving, Clock clock) {
        this.groups = groups;
        this.reports = reports;
        this.serving = serving;
        this.clock = clock;
    }

    /** @throws org.menkyo.shared.error.UnavailableException if the database cannot be reached */
    public KmsHostView view(InstalledHost host) {
        HostReports.Report report;
        try {
            report = reports.report(host.id());
        } catch (SQLException e) {
            throw Outage.of(e);
        }
        Optional<HostCertificate> certificate = host.certificate();
        Optional<HostCertificateContents> contents = certificate.map(HostCertificate::contents);
        return new KmsHostView(
                host.publicId(),
                host.name(),
                certificate.isPresent(),
                host.condition(clock.instant()),
                host.refusesFrom().orElse(null),
                contents.map(HostCertificateContents::productId).orElse(null),
                host.maskedKey(),
                contents.flatMap(this::group).orElse(null),
                contents.map(HostCertificateContents::platform).orElse(null),
                certificate.map(HostCertificate::serial).orElse(null),
                contents.flatMap(HostCertificateContents::notAfter).orElse(null),
                host.activatedAt(),
                host.isServing(),
                host.renewalMinutes(),
                host.retryMinutes(),
                host.port().isPresent() ? host.port().getAsInt() : null,
                host.isDnsPublished(),
                serving.count(host.id()).orElse(report.projectedCount()),
                report.requests(),
                report.lastRequestAt(),
                report.projection(),
                report.suspectedDuplicates());
    }

    /** What was set aside of the host, the newest first, before an entry's number, at most so many (VA-318). */
    public List<SetAsideEntry> setAside(InstalledHost host, long before, int limit) throws SQLException {
        return reports.setAside(host.id(), before, limit);
    }

    private Optional<String> group(HostCertificateContents contents) {
        return groups.all().stream()
                .filter(group -> group.rank() == contents.groupRank())
                .map(ProductGroup::code)
                .findFirst();
    }
}
