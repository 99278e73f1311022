package org.menkyo.support.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.portal.Choices;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.Redirect;
import org.menkyo.shared.portal.TypedForm;
import org.menkyo.shared.portal.Visit;
import org.menkyo.support.LogSupportCase;
import org.menkyo.support.SupportCaseKind;
import org.menkyo.support.SupportCaseService;
import org.menkyo.support.SupportCaseView;

/** Logs a support case for a customer (LC-804). */
@Path("/new-support-case")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class NewSupportCasePage {

    @Inject
    private SupportCaseService cases;

    @Inject
    private TypedForm form;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.LOG_SUPPORT_CASE)
    public HtmlPage show(@QueryParam("licenseId") String licenseId) {
        visit.callerFor(Operation.LOG_SUPPORT_CASE);
        return page(Map.of("licenseId", licenseId == null ? "" : licenseId));
    }

    @POST
    @Performs(Operation.LOG_SUPPORT_CASE)
    public Response log() {
        SupportCaseView logged;
        try {
            logged = cases.log(
                    visit.caller(),
                    new LogSupportCase(
                            form.text("reference"),
                            Choices.of(SupportCaseKind.class, form.text("kind")),
                            form.text("licenseId"),
                            form.text("subject"),
                            form.text("text")));
        } catch (LicensingException refused) {
            return Response.ok(page(form.typed()).refused(refused)).build();
        }
        return Redirect.to("/support-cases/" + logged.id(), "caseLogged");
    }

    private static HtmlPage page(Map<String, String> typed) {
        return HtmlPage.of("new-support-case")
                .with("kinds", SupportCaseKind.values())
                .with("typed", typed);
    }
}
