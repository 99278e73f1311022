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
import org.menkyo.seat.SubscriptionService;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.PageParameters;
import org.menkyo.shared.portal.Visit;

/** The subscriptions that are assigned to the visitor, who may have no role at all (LC-302, LC-706). */
@Path("/own-subscriptions")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class OwnSubscriptionsPage {

    @Inject
    private SubscriptionService subscriptions;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.LIST_OWN_SUBSCRIPTIONS)
    public HtmlPage list(@BeanParam PageParameters list) {
        return SeatPages.SUBSCRIPTIONS.own(subscriptions.mine(visit.caller(), list.toPageRequest()));
    }

    /** To those of a license ID, for who administers them. */
    @GET
    @Path("/of-license")
    public Response ofLicense(@QueryParam("licenseId") String licenseId) {
        return SeatPages.SUBSCRIPTIONS.toPurchased(licenseId);
    }
}
