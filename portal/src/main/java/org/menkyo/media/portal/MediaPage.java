package org.menkyo.media.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.menkyo.media.MediaService;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.portal.Fields;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.PageParameters;
import org.menkyo.shared.portal.Redirect;
import org.menkyo.shared.portal.Visit;

/** Media files that can be downloaded, to withdraw one (LC-702). */
@Path("/media")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class MediaPage {

    @Inject
    private MediaService media;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.LIST_MEDIA)
    public HtmlPage list(@QueryParam("product") String product, @BeanParam PageParameters list) {
        return HtmlPage.of("media")
                .filteredBy(new Fields().with("product", product))
                .with("media", media.list(visit.caller(), Fields.given(product), list.toPageRequest()));
    }

    @POST
    @Path("/{mediaId}/withdrawal")
    @Performs(Operation.WITHDRAW_MEDIA)
    public Response withdraw(@PathParam("mediaId") UUID mediaId) {
        media.withdraw(visit.caller(), mediaId);
        return Redirect.to("/media", "mediaWithdrawn");
    }
}
