package org.menkyo.usermanagement.portal;

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
import jakarta.ws.rs.core.UriBuilder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.menkyo.explanation.portal.ExplanationsPage;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.permission.Role;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.shared.portal.Attachment;
import org.menkyo.shared.portal.Choices;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.PageParameters;
import org.menkyo.shared.portal.Redirect;
import org.menkyo.shared.portal.Visit;
import org.menkyo.usermanagement.GrantPermissions;
import org.menkyo.usermanagement.PermissionService;

/** Who has access to a license ID and why, and what its administrators do about it (LC-306, LC-308). */
@Path("/licenses/{licenseId}/users")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class UsersPage {

    @Inject
    private PermissionService permissions;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.LIST_USERS)
    public HtmlPage list(@PathParam("licenseId") String licenseId, @BeanParam PageParameters list) {
        return page(licenseId, list.toPageRequest());
    }

    @GET
    @Path("/users.csv")
    @Produces("text/csv;charset=UTF-8")
    @Performs(Operation.LIST_USERS)
    public Response export(@PathParam("licenseId") String licenseId) {
        byte[] csv = permissions.exportUsers(visit.caller(), licenseId).getBytes(StandardCharsets.UTF_8);
        return Attachment.of("users.csv", output -> output.write(csv));
    }

    @GET
    @Path("/{email}")
    @Performs(Operation.READ_USER)
    public HtmlPage read(@PathParam("licenseId") String licenseId, @PathParam("email") String email) {
        return HtmlPage.of("user")
                .with("licenseId", licenseId)
                .with("user", permissions.readUser(visit.caller(), licenseId, email))
                .with("operations", ExplanationsPage.ASKED);
    }

    @POST
    @Performs(Operation.GRANT_PERMISSION)
    public Response grant(
            @PathParam("licenseId") String licenseId,
            @FormParam("email") String email,
            @FormParam("roles") List<String> roles) {
        try {
            permissions.grant(visit.caller(), licenseId, new GrantPermissions(email, Choices.of(Role.class, roles)));
        } catch (InvalidInputException wrong) {
            return Response.ok(page(licenseId, PageRequest.first())
                            .with("email", email)
                            .with("roles", roles)
                            .refused(wrong))
                    .build();
        }
        return to(licenseId, "granted");
    }

    @POST
    @Path("/permissions/{permissionId}/remove")
    @Performs(Operation.REMOVE_PERMISSION)
    public Response remove(@PathParam("licenseId") String licenseId, @PathParam("permissionId") long permissionId) {
        permissions.remove(visit.caller(), licenseId, permissionId);
        return to(licenseId, "removed");
    }

    @POST
    @Path("/disable")
    @Performs(Operation.DISABLE_USER)
    public Response disable(@PathParam("licenseId") String licenseId, @FormParam("email") String email) {
        permissions.disable(visit.caller(), licenseId, email);
        return to(licenseId, "disabled");
    }

    @POST
    @Path("/enable")
    @Performs(Operation.ENABLE_USER)
    public Response enable(@PathParam("licenseId") String licenseId, @FormParam("email") String email) {
        permissions.enable(visit.caller(), licenseId, email);
        return to(licenseId, "enabled");
    }

    private HtmlPage page(String licenseId, PageRequest request) {
        return HtmlPage.of("users")
                .with("licenseId", licenseId)
                .with("users", permissions.listUsers(visit.caller(), licenseId, request))
                .with("askable", Role.values());
    }

    private static Response to(String licenseId, String notice) {
        return Redirect.to(
                UriBuilder.fromPath("/licenses/{licenseId}/users")
                        .build(licenseId)
                        .toString(),
                notice);
    }
}
