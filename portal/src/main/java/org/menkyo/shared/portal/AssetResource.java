package org.menkyo.shared.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** The files that pages load. */
@Path("/assets")
@ApplicationScoped
public class AssetResource {

    private final Assets assets;

    /** For the container, which looks for it before it makes the bean with the other one. */
    public AssetResource() {
        this(null);
    }

    @Inject
    public AssetResource(Assets assets) {
        this.assets = assets;
    }

    @GET
    @Path("/{version}/{name}")
    public Response read(@PathParam("version") String version, @PathParam("name") String name) {
        Assets.Asset asset = assets.find(version, name).orElseThrow(NotFoundException::new);
        return Response.ok(asset.content(), asset.type())
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
                .build();
    }
}
