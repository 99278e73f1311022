package org.menkyo.accesstoken.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.menkyo.accesstoken.AccessTokenService;
import org.menkyo.accesstoken.CreateAccessToken;
import org.menkyo.accesstoken.NewAccessToken;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.permission.PermissionMatrix;
import org.menkyo.shared.Settings;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.shared.portal.Choices;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.PageParameters;
import org.menkyo.shared.portal.Redirect;
import org.menkyo.shared.portal.TypedValues;
import org.menkyo.shared.portal.Visit;

/** The access tokens that one has made for programs (LC-211). */
@Path("/access-tokens")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class AccessTokensPage {

    @Inject
    private AccessTokenService tokens;

    @Inject
    private Settings settings;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.LIST_ACCESS_TOKENS)
    public HtmlPage list(@BeanParam PageParameters list) {
        return page(list.toPageRequest());
    }

    /** The secret is told this once. */
    @POST
    @Performs(Operation.CREATE_ACCESS_TOKEN)
    public HtmlPage create(
            @FormParam("name") String name,
            @FormParam("expiresAt") String expiresAt,
            @FormParam("operations") List<String> operations,
            @FormParam("licenseIds") String licenseIds) {
        TypedValues typed = new TypedValues(settings.timeZone());
        try {
            CreateAccessToken command = new CreateAccessToken(
                    name,
                    typed.endOf("expiresAt", expiresAt),
                    Choices.of(Operation.class, operations),
                    words(licenseIds));
            typed.done();
            NewAccessToken created = tokens.create(visit.caller(), command);
            return HtmlPage.of("access-token")
                    .with("token", created.accessToken())
                    .with("secret", created.secret());
        } catch (LicensingException refused) {
            return page(PageRequest.first())
                    .with("name", name)
                    .with("expiresAt", expiresAt)
                    .with("operations", operations)
                    .with("licenseIds", licenseIds)
                    .refused(refused);
        }
    }

    @POST
    @Path("/{tokenId}/revocation")
    @Performs(Operation.REVOKE_ACCESS_TOKEN)
    public Response revoke(@PathParam("tokenId") UUID tokenId) {
        tokens.revoke(visit.caller(), tokenId);
        return Redirect.to("/access-tokens", "tokenRevoked");
    }

    private HtmlPage page(PageRequest request) {
        Caller caller = visit.caller();
        return HtmlPage.of("access-tokens")
                .with("tokens", tokens.list(caller, request))
                .with(
                        "offered",
                        Arrays.stream(Operation.values())
                                .filter(operation -> PermissionMatrix.isFor(operation, caller.party())
                                        && !PermissionMatrix.needsSignIn(operation))
                                .toList())
                .with("limitable", PermissionMatrix.servesLicenseIds(caller.party()));
    }

    private static List<String> words(String typed) {
        return typed == null
                ? List.of()
                : List.of(typed.strip().split("[\\s,]+")).stream()
                        .filter(word -> !word.isEmpty())
                        .toList();
    }
}
