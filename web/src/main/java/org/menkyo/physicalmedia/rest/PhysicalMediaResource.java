package org.menkyo.physicalmedia.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.physicalmedia.OwnPhysicalMediaService;
import org.menkyo.physicalmedia.PhysicalMediaView;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.Idempotent;
import org.menkyo.shared.rest.ListParameters;

/** What becomes of one's requests for physical media (LC-703). */
@Path("/physical-media-requests")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class PhysicalMediaResource {

    @Inject
    private OwnPhysicalMediaService requests;

    @Inject
    private CurrentCall call;

    /** Lists the requests for physical media of the caller's business e-mail, from the oldest to the newest. */
    @GET
    @Performs(Operation.LIST_OWN_PHYSICAL_MEDIA)
    public Page<PhysicalMediaView> list(@BeanParam ListParameters list) {
        return requests.list(call.caller(), list.toPageRequest());
    }

    /** Takes one of the caller's requests back that was not shipped yet. */
    @POST
    @Path("/{physicalMediaId}/cancellation")
    @Performs(Operation.CANCEL_OWN_PHYSICAL_MEDIA)
    @Idempotent
    public PhysicalMediaView cancel(@PathParam("physicalMediaId") UUID physicalMediaId) {
        return requests.cancel(call.caller(), physicalMediaId);
    }
}
