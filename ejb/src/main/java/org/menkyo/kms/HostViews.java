package org.menkyo.kms;

import java.util.Optional;
import java.util.OptionalInt;
import org.menkyo.protocol.certificate.HostCertificate;
import org.menkyo.protocol.certificate.HostCertificateContents;

/** Puts together what is shown of a host. */
final class HostViews {

    private HostViews() {}

    static KmsHostView view(InstalledHost host, String keyGroup, HostReports.Report report, OptionalInt presentCount) {
        Optional<HostCertificate> certificate = host.certificate();
        Optional<HostCertificateContents> contents = certificate.map(HostCertificate::contents);
        return new KmsHostView(
                host.publicId(),
                host.name(),
                certificate.isPresent(),
                contents.map(HostCertificateContents::productId).orElse(null),
                host.maskedKey(),
                keyGroup,
                contents.map(HostCertificateContents::platform).orElse(null),
                certificate.map(HostCertificate::serial).orElse(null),
                contents.flatMap(HostCertificateContents::notAfter).orElse(null),
                host.activatedAt(),
                host.isServing(),
                host.renewalMinutes(),
                host.retryMinutes(),
                presentCount.orElse(report.projectedCount()),
                report.requests(),
                report.lastRequestAt(),
                report.projection());
    }
}
