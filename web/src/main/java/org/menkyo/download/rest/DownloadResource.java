package org.menkyo.download.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.menkyo.download.DownloadChoice;
import org.menkyo.download.DownloadFilter;
import org.menkyo.download.DownloadService;
import org.menkyo.download.OpenedDownload;
import org.menkyo.media.MediaKind;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.ListParameters;
import org.menkyo.shared.rest.OpenToStrangers;
import org.menkyo.shared.rest.OperationId;
import org.menkyo.shared.rest.ReadAs;
import org.menkyo.shared.rest.Words;

/** Downloads of media files (LC-702). */
@Path("/downloads")
@ApplicationScoped
public class DownloadResource {

    @Inject
    private DownloadService downloads;

    @Inject
    private FileAnswer answer;

    @Inject
    private CurrentCall call;

    /**
     * Lists the media files of the products that the caller's license IDs entitle to, for all license IDs on which the caller
     * may download software.
     *
     * @param licenseId only by licenses of this license ID
     * @param product only of the product with this code
     * @param family only of products of this family
     * @param kind only media of this kind
     * @param language only media in this language by BCP 47, such as ja
     * @param kilobitsPerSecond the speed of the connection, for which to estimate the time; 0 for none
     */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Performs(Operation.LIST_DOWNLOADS)
    public Page<DownloadChoice> list(
            @QueryParam("licenseId") String licenseId,
            @QueryParam("product") String product,
            @QueryParam("family") String family,
            @QueryParam("kind") @ReadAs(MediaKind.class) String kind,
            @QueryParam("language") String language,
            @QueryParam("kilobitsPerSecond") long kilobitsPerSecond,
            @BeanParam ListParameters list) {
        DownloadFilter filter = DownloadFilter.of(
                licenseId, product, family, Words.parse("kind", kind, MediaKind.class), language, kilobitsPerSecond);
        return downloads.list(call.caller(), filter, list.toPageRequest());
    }

    /**
     * Sends a media file, or the parts of it that the header Range asks for (RFC 9110), to whoever has the link. The right of
     * whom the link was made for is looked at anew each time.
     */
    @GET
    @Path("/{downloadId}/{signature}/{fileName}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @OperationId("download")
    @Performs(Operation.DOWNLOAD_MEDIA)
    @OpenToStrangers
    public Response download(
            @PathParam("downloadId") UUID downloadId,
            @PathParam("signature") String signature,
            @PathParam("fileName") String fileName,
            @Context HttpServletRequest request) {
        boolean forBytes = !request.getMethod().equals(HttpMethod.HEAD);
        OpenedDownload opened = downloads.open(call.caller(), downloadId, signature, forBytes);
        return answer.of(opened, request);
    }
}
