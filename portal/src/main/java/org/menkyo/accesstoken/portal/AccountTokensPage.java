package org.menkyo.accesstoken.portal;

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
import org.menkyo.accesstoken.AccessTokenService;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.PageParameters;
import org.menkyo.shared.portal.Redirect;
import org.menkyo.shared.portal.Visit;

/** The access tokens of a technical account, for operators, to revoke one (LC-211). */
@Path("/technical-accounts/{account}/access-tokens")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class AccountTokensPage {

    @Inject
    private AccessTokenService tokens;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.LIST_TOKENS_OF_ACCOUNT)
    public HtmlPage list(@PathParam("account") String account, @BeanParam PageParameters list) {
        return HtmlPage.of("technical-account-tokens")
                .with("account", account)
                .with("tokens", tokens.listOf(visit.caller(), account, list.toPageRequest()));
    }

    @POST
    @Path("/{tokenId}/revocation")
    @Performs(Operation.REVOKE_TOKEN_OF_ACCOUNT)
    public Response revoke(@PathParam("account") String account, @PathParam("tokenId") UUID tokenId) {
        tokens.revokeOf(visit.caller(), account, tokenId);
        return Redirect.to(
                UriBuilder.fromPath("/technical-accounts/{account}/access-tokens")
                        .build(account)
                        .toString(),
                "tokenRevoked");
    }
}
