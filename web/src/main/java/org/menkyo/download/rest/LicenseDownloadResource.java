package org.menkyo.download.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.menkyo.download.CreateDownload;
import org.menkyo.download.DownloadService;
import org.menkyo.download.DownloadView;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.rest.Created;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.Idempotent;
import org.menkyo.shared.rest.OperationId;

/** Links to media files by what a license ID entitles to (LC-702). */
@Path("/licenses")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class LicenseDownloadResource {

    @Inject
    private DownloadService downloads;

    @Inject
    private CurrentCall call;

    /** Makes a link to a media file, which serves for an hour without a sign-in unless the operator has set another time. */
    @POST
    @Path("/{licenseId}/downloads")
    @Consumes(MediaType.APPLICATION_JSON)
    @OperationId("createDownload")
    @Performs(Operation.DOWNLOAD_MEDIA)
    @Idempotent
    public Created<DownloadView> create(@PathParam("licenseId") String licenseId, CreateDownload command) {
        return Created.of(downloads.create(call.caller(), licenseId, command));
    }
}
