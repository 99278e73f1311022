package org.menkyo.media.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.UUID;
import org.menkyo.media.MediaUploadService;
import org.menkyo.media.MediaUploadView;
import org.menkyo.media.MediaView;
import org.menkyo.media.StartMediaUpload;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.rest.Created;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.Idempotent;

/** Media files that arrive (LC-702). */
@Path("/media-uploads")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class MediaUploadResource {

    /** How much has arrived, named as in the protocol tus. */
    private static final String OFFSET_HEADER = "Upload-Offset";

    @Inject
    private MediaUploadService uploads;

    @Inject
    private CurrentCall call;

    /** Announces a media file, whose bytes follow in pieces. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.START_MEDIA_UPLOAD)
    @Idempotent
    public Created<MediaUploadView> start(StartMediaUpload command) {
        MediaUploadView started = uploads.start(call.caller(), command);
        return Created.at(started, "media-uploads", started.id());
    }

    /** Shows how much of a media file has arrived; the header Upload-Offset says it, too. */
    @GET
    @Path("/{uploadId}")
    @Performs(Operation.READ_MEDIA_UPLOAD)
    public MediaUploadView get(@PathParam("uploadId") UUID uploadId, @Context HttpServletResponse response) {
        MediaUploadView upload = uploads.get(call.caller(), uploadId);
        response.setHeader(OFFSET_HEADER, Long.toString(upload.received()));
        return upload;
    }

    /**
     * Appends the next piece of a media file: at most 32 MiB as application/octet-stream. The header Upload-Offset says how
     * much has arrived then. Of a piece that breaks off, what came before stays.
     *
     * @param offset where the piece begins: as much as has arrived
     */
    @PATCH
    @Path("/{uploadId}")
    @Performs(Operation.APPEND_MEDIA_UPLOAD)
    public void append(
            @PathParam("uploadId") UUID uploadId,
            @QueryParam("offset") long offset,
            @Context HttpServletResponse response,
            InputStream piece) {
        long received = uploads.append(call.caller(), uploadId, offset, piece);
        response.setHeader(OFFSET_HEADER, Long.toString(received));
    }

    /** Completes a media file that has arrived, if it has the SHA-256 that was announced; from then on it can be downloaded. */
    @POST
    @Path("/{uploadId}/completion")
    @Performs(Operation.FINISH_MEDIA_UPLOAD)
    @Idempotent(apart = true)
    public Created<MediaView> finish(@PathParam("uploadId") UUID uploadId) {
        return Created.of(uploads.finish(call.caller(), uploadId));
    }
}
