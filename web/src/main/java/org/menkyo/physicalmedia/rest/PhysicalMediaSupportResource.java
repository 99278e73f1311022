package org.menkyo.physicalmedia.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.physicalmedia.MovePhysicalMedia;
import org.menkyo.physicalmedia.PhysicalMediaService;
import org.menkyo.physicalmedia.PhysicalMediaState;
import org.menkyo.physicalmedia.PhysicalMediaView;
import org.menkyo.physicalmedia.RecordPhysicalMedia;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.rest.Created;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.Idempotent;
import org.menkyo.shared.rest.ListParameters;
import org.menkyo.shared.rest.ReadAs;
import org.menkyo.shared.rest.Words;

/** Requests for physical media, as support and operators work on them (LC-703). */
@Path("/support/physical-media-requests")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class PhysicalMediaSupportResource {

    @Inject
    private PhysicalMediaService requests;

    @Inject
    private CurrentCall call;

    /** Records a request of somebody who waits for permission on a license ID. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.RECORD_PHYSICAL_MEDIA)
    @Idempotent
    public Created<PhysicalMediaView> record(RecordPhysicalMedia command) {
        return Created.of(requests.record(call.caller(), command));
    }

    /**
     * Lists all requests for physical media, from the oldest to the newest.
     *
     * @param state only those that stand there
     */
    @GET
    @Performs(Operation.LIST_PHYSICAL_MEDIA)
    public Page<PhysicalMediaView> list(
            @QueryParam("state") @ReadAs(PhysicalMediaState.class) String state, @BeanParam ListParameters list) {
        return requests.list(
                call.caller(), Words.parse("state", state, PhysicalMediaState.class), list.toPageRequest());
    }

    /** Says where a request stands from now on: in preparation, shipped, or refused with a reason. */
    @POST
    @Path("/{physicalMediaId}/state")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.MOVE_PHYSICAL_MEDIA)
    @Idempotent
    public PhysicalMediaView move(@PathParam("physicalMediaId") UUID physicalMediaId, MovePhysicalMedia command) {
        return requests.move(call.caller(), physicalMediaId, command);
    }
}
