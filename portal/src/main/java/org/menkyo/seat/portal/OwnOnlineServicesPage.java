package org.menkyo.seat.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.seat.OnlineServiceService;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.PageParameters;
import org.menkyo.shared.portal.Visit;

/** The online services that are assigned to the visitor, who may have no role at all (LC-302, LC-707). */
@Path("/own-online-services")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class OwnOnlineServicesPage {

    @Inject
    private OnlineServiceService services;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.LIST_OWN_ONLINE_SERVICES)
    public HtmlPage list(@BeanParam PageParameters list) {
        return SeatPages.ONLINE_SERVICES.own(services.mine(visit.caller(), list.toPageRequest()));
    }

    /** To those of a license ID, for who administers them. */
    @GET
    @Path("/of-license")
    public Response ofLicense(@QueryParam("licenseId") String licenseId) {
        return SeatPages.ONLINE_SERVICES.toPurchased(licenseId);
    }
}
