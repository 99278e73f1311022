package org.menkyo.permissionrequest.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.permissionrequest.SupportRequestService;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.PageParameters;
import org.menkyo.shared.portal.Visit;

/** Permission requests that reached no administrator, with the reasons that only support sees (LC-404). */
@Path("/support/undelivered-requests")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class UndeliveredRequestsPage {

    @Inject
    private SupportRequestService requests;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.LIST_UNDELIVERED_REQUESTS)
    public HtmlPage list(@BeanParam PageParameters list) {
        return HtmlPage.of("support-undelivered-requests")
                .with("requests", requests.listUndelivered(visit.caller(), list.toPageRequest()));
    }
}
