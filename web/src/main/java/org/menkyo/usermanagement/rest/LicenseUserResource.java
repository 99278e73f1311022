package org.menkyo.usermanagement.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.rest.Conditional;
import org.menkyo.shared.rest.Created;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.Idempotent;
import org.menkyo.shared.rest.ListParameters;
import org.menkyo.shared.rest.OperationId;
import org.menkyo.shared.rest.Preconditions;
import org.menkyo.shared.rest.Versioned;
import org.menkyo.usermanagement.GrantPermissions;
import org.menkyo.usermanagement.PermissionService;
import org.menkyo.usermanagement.UserAccess;

/** Who has access to a license ID (LC-305 to LC-308). */
@Path("/licenses")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class LicenseUserResource {

    @Inject
    private PermissionService permissions;

    @Inject
    private Preconditions preconditions;

    @Inject
    private CurrentCall call;

    /** Lists everybody with access to a license ID, with roles, since when, and by whom and in which way given. */
    @GET
    @OperationId("listUsers")
    @Path("/{licenseId}/users")
    @Performs(Operation.LIST_USERS)
    public Page<UserAccess> listUsers(@PathParam("licenseId") String licenseId, @BeanParam ListParameters list) {
        return permissions.listUsers(call.caller(), licenseId, list.toPageRequest());
    }

    /** Exports everybody with access to a license ID as CSV, one line for each permission. */
    @GET
    @OperationId("exportUsers")
    @Path("/{licenseId}/users.csv")
    @Produces("text/csv;charset=UTF-8")
    @Performs(Operation.LIST_USERS)
    public String exportUsers(@PathParam("licenseId") String licenseId) {
        return permissions.exportUsers(call.caller(), licenseId);
    }

    /** Shows one user's access to a license ID. The entity tag does not change with the last sign-in. */
    @GET
    @Path("/{licenseId}/users/{email}")
    @Performs(Operation.READ_USER)
    public Versioned<UserAccess> readUser(@PathParam("licenseId") String licenseId, @PathParam("email") String email) {
        return versioned(permissions.readUser(call.caller(), licenseId, email));
    }

    /** Grants roles on a license ID to an address, registered or not yet. The holder gets a mail. */
    @POST
    @Path("/{licenseId}/permissions")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.GRANT_PERMISSION)
    @Idempotent
    public Created<UserAccess> grant(@PathParam("licenseId") String licenseId, GrantPermissions command) {
        UserAccess user = permissions.grant(call.caller(), licenseId, command);
        return Created.at(user, "licenses", licenseId, "users", user.email());
    }

    /** Removes a permission that does not come from a contact. No mail is sent. */
    @DELETE
    @Path("/{licenseId}/permissions/{permissionId}")
    @Performs(Operation.REMOVE_PERMISSION)
    public void remove(@PathParam("licenseId") String licenseId, @PathParam("permissionId") long permissionId) {
        permissions.remove(call.caller(), licenseId, permissionId);
    }

    /** Disables a user on a license ID: suspends all permissions there, those from contacts included. */
    @PUT
    @Path("/{licenseId}/users/{email}/suspension")
    @Performs(Operation.DISABLE_USER)
    @Conditional
    public Versioned<UserAccess> disable(@PathParam("licenseId") String licenseId, @PathParam("email") String email) {
        checkUnchanged(licenseId, email);
        return versioned(permissions.disable(call.caller(), licenseId, email));
    }

    /** Enables a user on a license ID again. */
    @DELETE
    @Path("/{licenseId}/users/{email}/suspension")
    @Performs(Operation.ENABLE_USER)
    @Conditional
    public Versioned<UserAccess> enable(@PathParam("licenseId") String licenseId, @PathParam("email") String email) {
        checkUnchanged(licenseId, email);
        return versioned(permissions.enable(call.caller(), licenseId, email));
    }

    private void checkUnchanged(String licenseId, String email) {
        preconditions.check(() -> state(permissions.readUser(call.caller(), licenseId, email)));
    }

    private static Versioned<UserAccess> versioned(UserAccess user) {
        return new Versioned<>(user, state(user));
    }

    /** Without the last sign-in, which every call of the user moves. */
    private static UserAccess state(UserAccess user) {
        return new UserAccess(
                user.email(),
                user.registered(),
                user.name(),
                user.disabled(),
                null,
                user.reseller(),
                user.permissions());
    }
}
