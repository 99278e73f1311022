package org.menkyo.openlicense.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.UUID;
import org.menkyo.openlicense.OpenLicenseService;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.PageParameters;
import org.menkyo.shared.portal.Redirect;
import org.menkyo.shared.portal.Visit;

/** Who added an OPEN license by its numbers, for its administrators, who can stop it while it waits (LC-602). */
@Path("/licenses/{licenseId}/open-license-additions")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class OpenLicenseAdditionsPage {

    @Inject
    private OpenLicenseService openLicenses;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.LIST_OPEN_LICENSE_ADDITIONS)
    public HtmlPage list(@PathParam("licenseId") String licenseId, @BeanParam PageParameters list) {
        return page(licenseId, list.toPageRequest());
    }

    @POST
    @Path("/{additionId}/stop")
    @Performs(Operation.STOP_OPEN_LICENSE_ADDITION)
    public Response stop(@PathParam("licenseId") String licenseId, @PathParam("additionId") UUID additionId) {
        try {
            openLicenses.stop(visit.caller(), licenseId, additionId);
        } catch (ConflictException tooLate) {
            return Response.ok(page(licenseId, PageRequest.first()).refused(tooLate))
                    .build();
        }
        return Redirect.to(
                UriBuilder.fromPath("/licenses/{licenseId}/open-license-additions")
                        .build(licenseId)
                        .toString(),
                "additionStopped");
    }

    private HtmlPage page(String licenseId, PageRequest request) {
        return HtmlPage.of("open-license-additions")
                .with("licenseId", licenseId)
                .with("additions", openLicenses.listAdditions(visit.caller(), licenseId, request));
    }
}
