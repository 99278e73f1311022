package org.menkyo.usermanagement.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.ListParameters;
import org.menkyo.usermanagement.PermissionService;
import org.menkyo.usermanagement.PermissionView;

/** One's own permissions (LC-309). */
@Path("/permissions")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class OwnPermissionResource {

    @Inject
    private PermissionService permissions;

    @Inject
    private CurrentCall call;

    /** Lists one's own permissions on all license IDs. */
    @GET
    @Performs(Operation.LIST_OWN_PERMISSIONS)
    public Page<PermissionView> mine(@BeanParam ListParameters list) {
        return permissions.mine(call.caller(), list.toPageRequest());
    }
}
