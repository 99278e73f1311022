package org.menkyo.agreementtree.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.menkyo.agreementtree.AgreementTreeService;
import org.menkyo.agreementtree.ChildAgreementView;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.ListParameters;

/** What is below a MASTER agreement (LC-503). */
@Path("/licenses")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ChildAgreementResource {

    @Inject
    private AgreementTreeService tree;

    @Inject
    private CurrentCall call;

    /**
     * Lists the agreements directly below a MASTER agreement, for its administrators. Who does not inherit administration
     * sees those only on which there is a permission of one's own.
     */
    @GET
    @Path("/{licenseId}/children")
    @Performs(Operation.LIST_CHILD_AGREEMENTS)
    public Page<ChildAgreementView> children(@PathParam("licenseId") String licenseId, @BeanParam ListParameters list) {
        return tree.children(call.caller(), licenseId, list.toPageRequest());
    }
}
