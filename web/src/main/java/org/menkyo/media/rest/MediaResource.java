package org.menkyo.media.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.menkyo.media.MediaService;
import org.menkyo.media.MediaView;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.ListParameters;

/** Media files that can be downloaded (LC-702). */
@Path("/media")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class MediaResource {

    @Inject
    private MediaService media;

    @Inject
    private CurrentCall call;

    /**
     * Lists the media files that can be downloaded, from the oldest to the newest.
     *
     * @param product only of the product with this code
     */
    @GET
    @Performs(Operation.LIST_MEDIA)
    public Page<MediaView> list(@QueryParam("product") String product, @BeanParam ListParameters list) {
        return media.list(call.caller(), product, list.toPageRequest());
    }

    /** Withdraws a media file: no download of it begins any more. */
    @DELETE
    @Path("/{mediaId}")
    @Performs(Operation.WITHDRAW_MEDIA)
    public void withdraw(@PathParam("mediaId") UUID mediaId) {
        media.withdraw(call.caller(), mediaId);
    }
}
