package org.menkyo.activation.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.menkyo.activation.validation.HostCertificateStatus;
import org.menkyo.activation.validation.InstallationValidated;
import org.menkyo.activation.validation.ValidateInstallation;
import org.menkyo.activation.validation.ValidationService;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.call.Party;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.OpenToStrangers;

/** Online validation (VA-207). */
@Path("/")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ValidationResource {

    @Inject
    private ValidationService validations;

    @Inject
    private CurrentCall call;

    /**
     * Tells whether a product key is genuine and not blocked and the installation is known under it. Changes nothing, so
     * it needs no idempotency key.
     */
    @POST
    @Path("/validations")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.VALIDATE_INSTALLATION)
    @OpenToStrangers(as = Party.DEVICE)
    public InstallationValidated validate(ValidateInstallation command) {
        return validations.validate(call.caller(), command);
    }

    /**
     * Shows whether the certificate of a KMS host counts, for clients of a host that the center does not see.
     *
     * @param serial the certificate's serial
     */
    @GET
    @Path("/host-certificate-status")
    @Performs(Operation.READ_HOST_CERTIFICATE_STATUS)
    @OpenToStrangers(as = Party.DEVICE)
    public HostCertificateStatus hostCertificate(@QueryParam("serial") @DefaultValue("0") long serial) {
        return validations.hostCertificate(call.caller(), serial);
    }
}
