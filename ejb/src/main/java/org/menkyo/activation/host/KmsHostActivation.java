package org.menkyo.activation.host;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.menkyo.activation.ActivationAudit;
import org.menkyo.activation.InstallationIdProblem;
import org.menkyo.activation.Outcome;
import org.menkyo.activation.Outcome.Activated;
import org.menkyo.activation.Outcome.Refused;
import org.menkyo.permission.Operation;
import org.menkyo.productkey.IssuedProductKey;
import org.menkyo.productkey.ProductKeys;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.key.KeyType;
import org.menkyo.protocol.key.ProductKey;
import org.menkyo.protocol.text.CheckedText;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ErrorCode;

/**
 * One activation of a KMS host, in one transaction (VA-301). All uses of a key follow each other by its row's lock; the
 * database itself holds that no more hosts and activations are used than permitted.
 */
@ApplicationScoped
public class KmsHostActivation {

    private final ProductKeys productKeys;
    private final KmsHostRepository repository;
    private final HostCertificates certificates;
    private final ActivationAudit audit;
    private final Clock clock;

    @Inject
    public KmsHostActivation(
            ProductKeys productKeys,
            KmsHostRepository repository,
            HostCertificates certificates,
            ActivationAudit audit,
            Clock clock) {
        this.productKeys = productKeys;
        this.repository = repository;
        this.certificates = certificates;
        this.audit = audit;
        this.clock = clock;
    }

    /** Activates or refuses; both are recorded in the audit when this returns. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Outcome<KmsHostActivated> activate(Caller caller, ProductKey key, HostApplication application) {
        Optional<IssuedProductKey> issued = productKeys.find(key);
        Outcome<KmsHostActivated> outcome = issued.map(known -> activate(known, key, application))
                .orElseGet(() -> new Refused<>(ErrorCode.PRODUCT_KEY_NOT_USABLE));
        ActivationAudit.Attempt attempt = ActivationAudit.Attempt.of(
                Operation.ACTIVATE_KMS_HOST,
                key,
                issued,
                application.installationId(),
                Map.of("host", application.name(), "platform", application.platform()));
        audit.record(caller, attempt, outcome, KmsHostActivated::counted);
        return outcome;
    }

    private Outcome<KmsHostActivated> activate(IssuedProductKey issued, ProductKey key, HostApplication application) {
        InstallationId installationId = application.installationId();
        if (issued.type() != KeyType.KMS_HOST) {
            return new Refused<>(ErrorCode.PRODUCT_KEY_OF_OTHER_TYPE, KeyType.KMS_HOST);
        }
        if (!installationId.isFor(key)) {
            return new Refused<>(ErrorCode.INSTALLATION_ID_NOT_VALID, InstallationIdProblem.OF_OTHER_KEY);
        }
        if (installationId.editionCode() != InstallationId.HOST_EDITION) {
            return new Refused<>(ErrorCode.INSTALLATION_ID_NOT_VALID, InstallationIdProblem.NOT_OF_A_HOST);
        }
        productKeys.lock(issued);
        if (!productKeys.isUsable(issued)) {
            return new Refused<>(ErrorCode.PRODUCT_KEY_NOT_USABLE);
        }
        Instant now = clock.instant();
        List<IssuedCertificate> known = repository.certificates(issued);
        Optional<IssuedCertificate> kept = known.stream()
                .filter(certificate -> certificate.isFor(application) && certificate.isInForce(now))
                .findFirst();
        if (kept.isPresent()) {
            return activated(issued, kept.get(), installationId, false);
        }
        Optional<ActivatedHost> sameHost = findHost(issued, known, application);
        boolean left = sameHost.isPresent() ? sameHost.get().remainingActivations() > 0 : productKeys.useOne(issued);
        if (!left) {
            return new Refused<>(ErrorCode.ACTIVATIONS_EXHAUSTED);
        }
        ActivatedHost host;
        if (sameHost.isPresent()) {
            host = sameHost.get();
            host.activateAgain(installationId, application.name(), now);
        } else {
            host = new ActivatedHost(issued, installationId, application.name(), now);
            repository.add(host);
        }
        IssuedCertificate certificate = certificates.issue(issued, host, application, now);
        return activated(issued, certificate, installationId, true);
    }

    /** The same host comes with the key that it signs with, after a change of hardware, or with the same hardware. */
    private Optional<ActivatedHost> findHost(
            IssuedProductKey issued, List<IssuedCertificate> known, HostApplication application) {
        return known.stream()
                .filter(certificate -> certificate.hasKeyOf(application))
                .map(IssuedCertificate::host)
                .findFirst()
                .or(() -> repository.hosts(issued).stream()
                        .filter(host ->
                                host.hasHardware(application.installationId().hardware()))
                        .findFirst());
    }

    private Outcome<KmsHostActivated> activated(
            IssuedProductKey issued, IssuedCertificate certificate, InstallationId installationId, boolean counted) {
        ActivatedHost host = certificate.host();
        return new Activated<>(new KmsHostActivated(
                host.productId(),
                certificate.certificate().toText(),
                CheckedText.of(certificate.certificate().toBytes()),
                Base64.getEncoder()
                        .encodeToString(QrPicture.of(certificate.certificate().toText())),
                certificates.confirm(installationId).formatted(),
                counted,
                host.remainingActivations(),
                issued.remaining()));
    }
}
