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
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.menkyo.agreement.Program;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.permission.Role;
import org.menkyo.permissionrequest.PermissionRequestService;
import org.menkyo.permissionrequest.RequestPermission;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.shared.portal.Choices;
import org.menkyo.shared.portal.Fields;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.PageParameters;
import org.menkyo.shared.portal.Redirect;
import org.menkyo.shared.portal.Visit;

/** Asks the administrators of a license ID for roles, and shows what became of it (LC-401, LC-405). */
@Path("/permission-requests")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class PermissionRequestsPage {

    @Inject
    private PermissionRequestService requests;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.LIST_OWN_PERMISSION_REQUESTS)
    public HtmlPage list(@BeanParam PageParameters list) {
        return page(list.toPageRequest());
    }

    @POST
    @Performs(Operation.REQUEST_PERMISSION)
    public Response request(
            @FormParam("program") String program,
            @FormParam("licenseId") String licenseId,
            @FormParam("authorizationNumber") String authorizationNumber,
            @FormParam("roles") List<String> roles,
            @FormParam("comment") String comment) {
        Program chosen = Choices.of(Program.class, program);
        try {
            requests.request(
                    visit.caller(),
                    new RequestPermission(
                            chosen,
                            licenseId,
                            chosen == Program.OPEN ? Fields.given(authorizationNumber) : null,
                            Choices.of(Role.class, roles),
                            Fields.given(comment)));
        } catch (LicensingException refused) {
            return Response.ok(page(PageRequest.first())
                            .with("program", program)
                            .with("licenseId", licenseId)
                            .with("authorizationNumber", authorizationNumber)
                            .with("roles", roles)
                            .with("comment", comment)
                            .refused(refused))
                    .build();
        }
        return Redirect.to("/permission-requests", "requested");
    }

    @POST
    @Path("/{requestId}/withdraw")
    @Performs(Operation.WITHDRAW_PERMISSION_REQUEST)
    public Response withdraw(@PathParam("requestId") UUID requestId) {
        requests.withdraw(visit.caller(), requestId);
        return Redirect.to("/permission-requests", "withdrawn");
    }

    private HtmlPage page(PageRequest request) {
        return HtmlPage.of("permission-requests")
                .with("requests", requests.mine(visit.caller(), request))
                .with("programs", Program.values())
                .with("askable", Role.values());
    }
}
