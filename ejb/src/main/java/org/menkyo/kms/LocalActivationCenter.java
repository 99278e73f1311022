package org.menkyo.kms;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import org.menkyo.activation.ActivateKmsHost;
import org.menkyo.activation.KmsHostActivated;
import org.menkyo.activation.KmsHostActivationService;
import org.menkyo.protocol.certificate.HostCertificate;
import org.menkyo.shared.CallOrigin;
import org.menkyo.shared.Caller;

/** The center of this very installation, called as a device would call it from outside. */
@ApplicationScoped
@Typed(LocalActivationCenter.class)
public class LocalActivationCenter implements ActivationCenter {

    private final KmsHostActivationService service;

    /** For the container's proxy. */
    protected LocalActivationCenter() {
        this(null);
    }

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
