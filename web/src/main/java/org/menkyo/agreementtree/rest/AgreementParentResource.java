package org.menkyo.agreementtree.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.menkyo.agreementtree.AgreementPlaceView;
import org.menkyo.agreementtree.AgreementTreeService;
import org.menkyo.agreementtree.MoveAgreement;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.rest.CurrentCall;

/** Where an agreement stands in the tree (LC-101, LC-501). */
@Path("/agreements")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class AgreementParentResource {

    @Inject
    private AgreementTreeService tree;

    @Inject
    private CurrentCall call;

    /** Puts an agreement below a MASTER agreement of the same distributor, or below none. */
    @PUT
    @Path("/{licenseId}/parent")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.MOVE_AGREEMENT)
    public AgreementPlaceView move(@PathParam("licenseId") String licenseId, MoveAgreement command) {
        return tree.move(call.caller(), licenseId, command);
    }
}
