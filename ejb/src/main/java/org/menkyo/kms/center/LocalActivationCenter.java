package org.menkyo.kms.center;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import org.menkyo.activation.host.ActivateKmsHost;
import org.menkyo.activation.host.KmsHostActivated;
import org.menkyo.activation.host.KmsHostActivationService;
import org.menkyo.protocol.certificate.HostCertificate;
import org.menkyo.shared.call.CallOrigin;
import org.menkyo.shared.call.Caller;

/** The center of this very installation, called as a device would call it from outside. */
@ApplicationScoped
@Typed(LocalActivationCenter.class)
public class LocalActivationCenter implements ActivationCenter {

    private final KmsHostActivationService service;

    @Inject
    public LocalActivationCenter(KmsHostActivationService service) {
        this.service = service;
    }

    @Override
    public HostCertificate activate(Caller operator, Application application) {
        Caller host = Caller.device(new CallOrigin(
                operator.channel(), operator.sourceAddress(), operator.language(), operator.correlationId()));
        KmsHostActivated activated = service.activate(
                host,
                new ActivateKmsHost(
                        application.key().formatted(),
                        application.installationId().formatted(),
                        application.signingKey().toString(),
                        application.platform(),
                        application.name()));
        return HostCertificate.parse(activated.certificate());
    }
}
