package org.menkyo.quarantine.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.quarantine.QuarantineService;
import org.menkyo.quarantine.QuarantineView;
import org.menkyo.quarantine.ReleaseQuarantine;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.Idempotent;
import org.menkyo.shared.rest.OperationId;

/** The quarantine of a restored copy (LC-1208). */
@Path("/quarantine")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class QuarantineResource {

    @Inject
    private QuarantineService quarantine;

    @Inject
    private CurrentCall call;

    /** Tells whether the installation is in quarantine, so that no mail, webhook or DNS update leaves it, and what waits. */
    @GET
    @OperationId("readQuarantine")
    @Performs(Operation.READ_QUARANTINE)
    public QuarantineView read() {
        return quarantine.read(call.caller());
    }

    /** Ends the quarantine. What waits is sent or dropped, as the caller says. */
    @POST
    @Path("/release")
    @OperationId("releaseQuarantine")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.RELEASE_QUARANTINE)
    @Idempotent
    public QuarantineView release(ReleaseQuarantine command) {
        return quarantine.release(call.caller(), command);
    }
}
