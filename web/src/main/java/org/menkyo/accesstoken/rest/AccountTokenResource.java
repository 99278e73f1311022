package org.menkyo.accesstoken.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.menkyo.accesstoken.AccessTokenService;
import org.menkyo.accesstoken.AccessTokenView;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.ListParameters;

/** Access tokens of technical accounts, for operators (LC-211). */
@Path("/technical-accounts/{account}/access-tokens")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class AccountTokenResource {

    @Inject
    private AccessTokenService tokens;

    @Inject
    private CurrentCall call;

    /** Lists the access tokens of a technical account that have not ended, oldest first. */
    @GET
    @Performs(Operation.LIST_TOKENS_OF_ACCOUNT)
    public Page<AccessTokenView> list(@PathParam("account") String account, @BeanParam ListParameters list) {
        return tokens.listOf(call.caller(), account, list.toPageRequest());
    }

    /** Revokes an access token of a technical account at once. */
    @DELETE
    @Path("/{tokenId}")
    @Performs(Operation.REVOKE_TOKEN_OF_ACCOUNT)
    public void revoke(@PathParam("account") String account, @PathParam("tokenId") UUID tokenId) {
        tokens.revokeOf(call.caller(), account, tokenId);
    }
}
