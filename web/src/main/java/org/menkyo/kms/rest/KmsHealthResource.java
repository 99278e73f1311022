package org.menkyo.kms.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.menkyo.kms.health.KmsHealth;
import org.menkyo.kms.health.KmsHealthService;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.OperationId;

/** How the KMS port of this node fares (VA-308, VA-313). */
@Path("/kms-health")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class KmsHealthResource {

    @Inject
    private KmsHealthService health;

    @Inject
    private CurrentCall call;

    /** Tells whether this node serves KMS clients, and whether they can find it by DNS. */
    @GET
    @OperationId("readKmsHealth")
    @Performs(Operation.READ_KMS_HOST)
    public KmsHealth health() {
        return health.health(call.caller());
    }
}
