package org.menkyo.accesstoken.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.menkyo.accesstoken.AccessTokenService;
import org.menkyo.accesstoken.AccessTokenView;
import org.menkyo.accesstoken.CreateAccessToken;
import org.menkyo.accesstoken.NewAccessToken;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.rest.Created;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.Idempotent;
import org.menkyo.shared.rest.ListParameters;

/** Access tokens of one's own, which programs sign in with (LC-211). */
@Path("/access-tokens")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class AccessTokenResource {

    @Inject
    private AccessTokenService tokens;

    @Inject
    private CurrentCall call;

    /** Makes an access token. The answer has its secret; it is told this once. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.CREATE_ACCESS_TOKEN)
    @Idempotent
    public Created<NewAccessToken> create(CreateAccessToken command) {
        return Created.of(tokens.create(call.caller(), command));
    }

    /** Lists the caller's access tokens that have not ended, oldest first. */
    @GET
    @Performs(Operation.LIST_ACCESS_TOKENS)
    public Page<AccessTokenView> list(@BeanParam ListParameters list) {
        return tokens.list(call.caller(), list.toPageRequest());
    }

    /** Revokes an access token at once. */
    @DELETE
    @Path("/{tokenId}")
    @Performs(Operation.REVOKE_ACCESS_TOKEN)
    public void revoke(@PathParam("tokenId") UUID tokenId) {
        tokens.revoke(call.caller(), tokenId);
    }
}
