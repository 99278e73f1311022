package org.menkyo.openlicense.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.menkyo.openlicense.EndLockout;
import org.menkyo.openlicense.LockoutService;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.shared.portal.Fields;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.PageParameters;
import org.menkyo.shared.portal.Redirect;
import org.menkyo.shared.portal.TypedValues;
import org.menkyo.shared.portal.Visit;

/** Who is locked out and why, for support, which can end it (LC-604, LC-802). */
@Path("/support/lockouts")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class LockoutsPage {

    @Inject
    private LockoutService lockouts;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.LIST_LOCKOUTS)
    public HtmlPage list(
            @QueryParam("email") String email, @QueryParam("caseId") String caseId, @BeanParam PageParameters list) {
        return page(email, caseId, list.toPageRequest());
    }

    @POST
    @Path("/{lockoutId}/end")
    @Performs(Operation.END_LOCKOUT)
    public Response end(
            @PathParam("lockoutId") UUID lockoutId,
            @FormParam("email") String email,
            @FormParam("reason") String reason,
            @FormParam("caseId") String caseId) {
        UUID id;
        try {
            id = TypedValues.uuidIn("caseId", caseId);
            lockouts.end(visit.caller(), lockoutId, new EndLockout(reason, id));
        } catch (LicensingException refused) {
            return Response.ok(page(email, caseId, PageRequest.first())
                            .with("ending", lockoutId.toString())
                            .with("reason", reason)
                            .refused(refused))
                    .build();
        }
        return Redirect.to(id == null ? "/support/lockouts" : "/support-cases/" + id, "lockoutEnded");
    }

    private HtmlPage page(String email, String caseId, PageRequest request) {
        HtmlPage page = HtmlPage.of("support-lockouts")
                .filteredBy(new Fields().with("email", email).with("caseId", caseId));
        try {
            return page.with("lockouts", lockouts.list(visit.caller(), Fields.given(email), request));
        } catch (InvalidInputException wrong) {
            return page.refused(wrong);
        }
    }
}
