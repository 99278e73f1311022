package org.menkyo.explanation.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import org.menkyo.explanation.ExplanationService;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.input.BusinessEmail;
import org.menkyo.shared.portal.Choices;
import org.menkyo.shared.portal.Fields;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.Visit;

/** Explains to the administrators of a license ID why somebody may do something there, or may not (LC-1104). */
@Path("/licenses/{licenseId}/explanations")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class LicenseExplanationsPage {

    @Inject
    private ExplanationService explanations;

    @Inject
    private Visit visit;

    /** Of nobody in particular, it explains what the visitor does here: managing users. */
    @GET
    @Performs(Operation.EXPLAIN_ACCESS)
    public HtmlPage explain(
            @PathParam("licenseId") String licenseId,
            @QueryParam("email") String email,
            @QueryParam("operation") String operation) {
        Caller caller = visit.caller();
        String whose = Fields.given(email) == null
                ? caller.email().map(BusinessEmail::value).orElse(null)
                : email;
        String what = Fields.given(operation) == null ? Operation.LIST_USERS.name() : operation;
        HtmlPage page = HtmlPage.of("license-explanations")
                .with("licenseId", licenseId)
                .with("operations", ExplanationsPage.ASKED)
                .filledWith(new Fields().with("email", whose).with("operation", what));
        try {
            return page.with(
                    "explanation", explanations.explain(caller, licenseId, whose, Choices.of(Operation.class, what)));
        } catch (InvalidInputException wrong) {
            return page.refused(wrong);
        }
    }
}
