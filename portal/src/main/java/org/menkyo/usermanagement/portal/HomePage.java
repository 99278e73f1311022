package org.menkyo.usermanagement.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.call.Party;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.PageParameters;
import org.menkyo.shared.portal.Visit;
import org.menkyo.usermanagement.PermissionService;

/** The first page: for strangers what this is, for registered users their permissions (LC-309). */
@Path("/")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class HomePage {

    @Inject
    private PermissionService permissions;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.LIST_OWN_PERMISSIONS)
    public HtmlPage show(@BeanParam PageParameters list) {
        if (!visit.isSignedIn()) {
            return HtmlPage.of("landing");
        }
        if (visit.caller().party() != Party.REGISTERED_USER) {
            return HtmlPage.of("welcome").with("party", visit.caller().party());
        }
        return HtmlPage.of("permissions").with("permissions", permissions.mine(visit.caller(), list.toPageRequest()));
    }
}
