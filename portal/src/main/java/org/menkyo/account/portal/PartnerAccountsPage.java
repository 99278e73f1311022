package org.menkyo.account.portal;

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
import jakarta.ws.rs.core.UriBuilder;
import java.time.Instant;
import org.menkyo.account.technical.DisableTechnicalAccount;
import org.menkyo.account.technical.EnableTechnicalAccount;
import org.menkyo.account.technical.PartnerAccountService;
import org.menkyo.account.technical.RenewTechnicalAccount;
import org.menkyo.account.technical.RotatePassword;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.Settings;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.PageParameters;
import org.menkyo.shared.portal.Redirect;
import org.menkyo.shared.portal.TypedValues;
import org.menkyo.shared.portal.Visit;

/** The systems that belong to one's business e-mail, such as a reseller's (LC-210). */
@Path("/partner-accounts")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class PartnerAccountsPage {

    @Inject
    private PartnerAccountService accounts;

    @Inject
    private Settings settings;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.LIST_PARTNER_ACCOUNTS)
    public HtmlPage list(@BeanParam PageParameters list) {
        return HtmlPage.of("partner-accounts").with("accounts", accounts.list(visit.caller(), list.toPageRequest()));
    }

    @GET
    @Path("/{name}")
    @Performs(Operation.READ_PARTNER_ACCOUNT)
    public HtmlPage read(@PathParam("name") String name) {
        return page(name);
    }

    @POST
    @Path("/{name}/disable")
    @Performs(Operation.DISABLE_PARTNER_ACCOUNT)
    public Response disable(@PathParam("name") String name, @FormParam("reason") String reason) {
        return changed(name, () -> accounts.disable(visit.caller(), name, new DisableTechnicalAccount(reason)));
    }

    @POST
    @Path("/{name}/enable")
    @Performs(Operation.ENABLE_PARTNER_ACCOUNT)
    public Response enable(@PathParam("name") String name, @FormParam("reason") String reason) {
        return changed(name, () -> accounts.enable(visit.caller(), name, new EnableTechnicalAccount(reason)));
    }

    @POST
    @Path("/{name}/renew")
    @Performs(Operation.RENEW_PARTNER_ACCOUNT)
    public Response renew(@PathParam("name") String name, @FormParam("expiresAt") String expiresAt) {
        return changed(
                name,
                () -> accounts.renew(
                        visit.caller(), name, new RenewTechnicalAccount(day("expiresAt", expiresAt), null)));
    }

    @POST
    @Path("/{name}/rotate")
    @Performs(Operation.ROTATE_PARTNER_PASSWORD)
    public Response rotate(
            @PathParam("name") String name,
            @FormParam("newPassword") String newPassword,
            @FormParam("reason") String reason,
            @FormParam("formerPasswordEndsAt") String formerPasswordEndsAt) {
        return changed(
                name,
                () -> accounts.rotate(
                        visit.caller(),
                        name,
                        new RotatePassword(newPassword, reason, day("formerPasswordEndsAt", formerPasswordEndsAt))));
    }

    private Instant day(String field, String typed) {
        TypedValues values = new TypedValues(settings.timeZone());
        Instant end = values.endOf(field, typed);
        values.done();
        return end;
    }

    private Response changed(String name, Runnable change) {
        try {
            change.run();
        } catch (LicensingException refused) {
            return Response.ok(page(name).refused(refused)).build();
        }
        return Redirect.to(
                UriBuilder.fromPath("/partner-accounts/{name}").build(name).toString(), "saved");
    }

    private HtmlPage page(String name) {
        return HtmlPage.of("partner-account").with("account", accounts.get(visit.caller(), name));
    }
}
