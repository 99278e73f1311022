package org.menkyo.activation.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.menkyo.activation.support.ActivationsApprovalService;
import org.menkyo.approval.DecideApproval;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.PageParameters;
import org.menkyo.shared.portal.Redirect;
import org.menkyo.shared.portal.Visit;

/** What support agents ask a second one to approve: more activations of a key (LC-1105). */
@Path("/activation-approvals")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class ActivationApprovalsPage {

    @Inject
    private ActivationsApprovalService approvals;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.GRANT_ACTIVATIONS)
    public HtmlPage list(@BeanParam PageParameters list) {
        return page(list.toPageRequest());
    }

    @POST
    @Path("/{approvalId}")
    @Performs(Operation.GRANT_ACTIVATIONS)
    public Response decide(@PathParam("approvalId") UUID approvalId, @FormParam("approve") boolean approve) {
        try {
            approvals.decide(visit.caller(), approvalId, new DecideApproval(approve));
        } catch (LicensingException refused) {
            return Response.ok(page(PageRequest.first()).refused(refused)).build();
        }
        return Redirect.to("/activation-approvals", approve ? "approvalGiven" : "approvalDenied");
    }

    private HtmlPage page(PageRequest request) {
        return HtmlPage.of("activation-approvals").with("approvals", approvals.list(visit.caller(), request));
    }
}
