package org.menkyo.approval.portal;

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
import org.menkyo.approval.DecideApproval;
import org.menkyo.approval.OwnTwoPersonRuleService;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.PageParameters;
import org.menkyo.shared.portal.Redirect;
import org.menkyo.shared.portal.Visit;

/** What administrators ask a second one of, to require two people for less, and its decision (LC-1105). */
@Path("/two-person-rules")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class TwoPersonRulesPage {

    @Inject
    private OwnTwoPersonRuleService rules;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.SET_OWN_TWO_PERSON_RULE)
    public HtmlPage list(@BeanParam PageParameters list) {
        return page(list.toPageRequest());
    }

    @POST
    @Path("/{approvalId}/decision")
    @Performs(Operation.SET_OWN_TWO_PERSON_RULE)
    public Response decide(@PathParam("approvalId") UUID approvalId, @FormParam("approve") String approve) {
        try {
            rules.decide(visit.caller(), approvalId, new DecideApproval(Boolean.valueOf(approve)));
        } catch (LicensingException refused) {
            return Response.ok(page(PageRequest.first()).refused(refused)).build();
        }
        return Redirect.to("/two-person-rules", Boolean.parseBoolean(approve) ? "approved" : "notApproved");
    }

    private HtmlPage page(PageRequest request) {
        return HtmlPage.of("two-person-rules").with("approvals", rules.list(visit.caller(), request));
    }
}
