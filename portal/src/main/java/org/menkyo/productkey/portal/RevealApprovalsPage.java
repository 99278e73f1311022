package org.menkyo.productkey.portal;

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
import org.menkyo.approval.AskApproval;
import org.menkyo.approval.DecideApproval;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.productkey.RevealApprovalService;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.shared.portal.Fields;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.PageParameters;
import org.menkyo.shared.portal.Redirect;
import org.menkyo.shared.portal.Visit;

/** Asks a second person to approve that a product key is revealed, and decides what others ask (LC-1105). */
@Path("/reveal-approvals")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class RevealApprovalsPage {

    @Inject
    private RevealApprovalService approvals;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.REVEAL_PRODUCT_KEY)
    public HtmlPage list(@BeanParam PageParameters list) {
        return page(list.toPageRequest());
    }

    @POST
    @Path("/of-key/{keyId}")
    @Performs(Operation.REVEAL_PRODUCT_KEY)
    public Response ask(@PathParam("keyId") UUID keyId, @FormParam("reason") String reason) {
        try {
            approvals.ask(visit.caller(), keyId, new AskApproval(Fields.given(reason)));
        } catch (InvalidInputException wrong) {
            return Response.ok(HtmlPage.of("reveal-approval")
                            .with("keyId", keyId)
                            .with("reason", reason)
                            .refused(wrong))
                    .build();
        }
        return Redirect.to("/reveal-approvals", "approvalAsked");
    }

    @POST
    @Path("/{approvalId}/decision")
    @Performs(Operation.REVEAL_PRODUCT_KEY)
    public Response decide(@PathParam("approvalId") UUID approvalId, @FormParam("approve") String approve) {
        try {
            approvals.decide(visit.caller(), approvalId, new DecideApproval(Boolean.valueOf(approve)));
        } catch (LicensingException refused) {
            return Response.ok(page(PageRequest.first()).refused(refused)).build();
        }
        return Redirect.to("/reveal-approvals", Boolean.parseBoolean(approve) ? "approved" : "notApproved");
    }

    private HtmlPage page(PageRequest request) {
        return HtmlPage.of("reveal-approvals").with("approvals", approvals.list(visit.caller(), request));
    }
}
