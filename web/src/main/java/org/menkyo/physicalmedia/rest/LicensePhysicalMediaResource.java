package org.menkyo.physicalmedia.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.physicalmedia.OwnPhysicalMediaService;
import org.menkyo.physicalmedia.PhysicalMediaView;
import org.menkyo.physicalmedia.RequestPhysicalMedia;
import org.menkyo.shared.rest.Created;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.Idempotent;

/** Physical media for those who may download (LC-703). */
@Path("/licenses")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class LicensePhysicalMediaResource {

    @Inject
    private OwnPhysicalMediaService requests;

    @Inject
    private CurrentCall call;

    /**
     * Asks for media of a product to be shipped. Where that can end the organization's exemption from taxes, the first call
     * answers with the warning, and one with `warningAccepted` makes the request.
     */
    @POST
    @Path("/{licenseId}/physical-media-requests")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.REQUEST_PHYSICAL_MEDIA)
    @Idempotent
    public Created<PhysicalMediaView> request(@PathParam("licenseId") String licenseId, RequestPhysicalMedia command) {
        return Created.of(requests.request(call.caller(), licenseId, command));
    }
}
