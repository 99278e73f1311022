package org.menkyo.download.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.UUID;
import org.menkyo.download.CreateDownload;
import org.menkyo.download.DownloadFilter;
import org.menkyo.download.DownloadService;
import org.menkyo.media.MediaKind;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.PageParameters;
import org.menkyo.shared.portal.Redirect;
import org.menkyo.shared.portal.Visit;

/** The media that one's license IDs entitle to, and links to download them by (LC-702). */
@Path("/downloads")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class DownloadsPage {

    @Inject
    private DownloadService downloads;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.LIST_DOWNLOADS)
    public HtmlPage list(@BeanParam DownloadFilterFields fields, @BeanParam PageParameters list) {
        HtmlPage page =
                HtmlPage.of("downloads").with("kinds", MediaKind.values()).filteredBy(fields.typed());
        DownloadFilter filter;
        try {
            filter = fields.filter();
        } catch (InvalidInputException wrong) {
            return page.refused(wrong);
        }
        return page.with("downloads", downloads.list(visit.caller(), filter, list.toPageRequest()));
    }

    /** The link is a secret, so the form is answered with it, and no address has it. */
    @POST
    @Path("/{licenseId}/{mediaId}")
    @Performs(Operation.DOWNLOAD_MEDIA)
    public HtmlPage create(
            @PathParam("licenseId") String licenseId,
            @PathParam("mediaId") UUID mediaId,
            @FormParam("back") String back) {
        return HtmlPage.of("download")
                .with("licenseId", licenseId)
                .with("download", downloads.create(visit.caller(), licenseId, new CreateDownload(mediaId)))
                .with("back", Redirect.local(back));
    }
}
