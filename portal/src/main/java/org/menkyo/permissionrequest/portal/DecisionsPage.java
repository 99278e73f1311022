package org.menkyo.permissionrequest.portal;

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
import java.util.List;
import java.util.UUID;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.permission.Role;
import org.menkyo.permissionrequest.DecidePermissionRequest;
import org.menkyo.permissionrequest.DecidePermissionRequest.Decision;
import org.menkyo.permissionrequest.PermissionRequestService;
import org.menkyo.permissionrequest.RequestState;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.portal.Choices;
import org.menkyo.shared.portal.Fields;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.PageParameters;
import org.menkyo.shared.portal.Redirect;
import org.menkyo.shared.portal.Visit;

/** What others ask for on one's license IDs, to be decided by any one administrator (LC-402, LC-403). */
@Path("/decisions")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class DecisionsPage {

    @Inject
    private PermissionRequestService requests;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.LIST_PERMISSION_REQUESTS)
    public HtmlPage list(@QueryParam("state") String state, @BeanParam PageParameters list) {
        RequestState of = state == null ? RequestState.PENDING : Choices.of(RequestState.class, state);
        return HtmlPage.of("decisions")
                .with("states", RequestState.values())
                .filteredBy(new Fields().with("state", of == null ? null : of.name()))
                .with("requests", requests.list(visit.caller(), of, list.toPageRequest()));
    }

    @GET
    @Path("/{requestId}")
    @Performs(Operation.READ_PERMISSION_REQUEST)
    public HtmlPage read(@PathParam("requestId") UUID requestId) {
        return page(requestId);
    }

    @POST
    @Path("/{requestId}")
    @Performs(Operation.DECIDE_PERMISSION_REQUEST)
    public Response decide(
            @PathParam("requestId") UUID requestId,
            @FormParam("decision") String decision,
            @FormParam("roles") List<String> roles,
            @FormParam("reason") String reason) {
        Decision decided = Choices.of(Decision.class, decision);
        try {
            requests.decide(
                    visit.caller(),
                    requestId,
                    new DecidePermissionRequest(
                            decided,
                            decided == Decision.APPROVE ? Choices.of(Role.class, roles) : null,
                            Fields.given(reason)));
        } catch (LicensingException refused) {
            if (refused instanceof InvalidInputException || refused.code() == ErrorCode.ALREADY_DECIDED) {
                return Response.ok(page(requestId).with("reason", reason).refused(refused))
                        .build();
            }
            throw refused;
        }
        return Redirect.to("/decisions/" + requestId, "decided");
    }

    private HtmlPage page(UUID requestId) {
        return HtmlPage.of("decision").with("request", requests.read(visit.caller(), requestId));
    }
}
