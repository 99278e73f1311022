package org.menkyo.explanation.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.menkyo.explanation.ExplanationService;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.portal.Choices;
import org.menkyo.shared.portal.Fields;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.Visit;

/** Explains to support why somebody may do something on a license ID, or may not (LC-1104). */
@Path("/support/explanations")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class ExplanationsPage {

    /** What people ask about: of each row of the table of roles one, and one more where a role may view only (LC-302). */
    public static final List<Operation> ASKED = List.of(
            Operation.LIST_USERS,
            Operation.LIST_DOWNLOADS,
            Operation.REVEAL_PRODUCT_KEY,
            Operation.LIST_LICENSE_SUMMARY,
            Operation.LIST_BENEFITS,
            Operation.ACTIVATE_BENEFIT,
            Operation.LIST_SUBSCRIPTIONS,
            Operation.ASSIGN_SUBSCRIPTION,
            Operation.LIST_ONLINE_SERVICES,
            Operation.ASSIGN_ONLINE_SERVICE);

    @Inject
    private ExplanationService explanations;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.EXPLAIN_ACCESS_FOR_SUPPORT)
    public HtmlPage explain(
            @QueryParam("licenseId") String licenseId,
            @QueryParam("email") String email,
            @QueryParam("operation") String operation) {
        HtmlPage page = HtmlPage.of("support-explanations")
                .with("operations", ASKED)
                .filledWith(new Fields()
                        .with("licenseId", licenseId)
                        .with("email", email)
                        .with("operation", operation));
        if (Fields.given(operation) == null) {
            visit.callerFor(Operation.EXPLAIN_ACCESS_FOR_SUPPORT);
            return page;
        }
        try {
            return page.with(
                    "explanation",
                    explanations.explainForSupport(
                            visit.caller(), licenseId, email, Choices.of(Operation.class, operation)));
        } catch (InvalidInputException | NotFoundException refused) {
            return page.refused(refused);
        }
    }
}
