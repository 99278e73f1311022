package org.menkyo.summary.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import org.menkyo.agreement.Program;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.portal.Fields;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.PageParameters;
import org.menkyo.shared.portal.Visit;
import org.menkyo.summary.LicenseSummaryService;
import org.menkyo.summary.RelationshipFilter;

/** The agreements whose license information one may view (LC-701). */
@Path("/agreements")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class AgreementsPage {

    @Inject
    private LicenseSummaryService summary;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.LIST_RELATIONSHIP_SUMMARY)
    public HtmlPage list(
            @QueryParam("licenseId") String licenseId,
            @QueryParam("organization") String organization,
            @QueryParam("program") String program,
            @BeanParam PageParameters list) {
        HtmlPage page = HtmlPage.of("agreements")
                .with("programs", Program.values())
                .filteredBy(new Fields()
                        .with("licenseId", licenseId)
                        .with("organization", organization)
                        .with("program", program));
        RelationshipFilter filter;
        try {
            filter = RelationshipFilter.of(Fields.given(licenseId), Fields.given(organization), Fields.given(program));
        } catch (InvalidInputException wrong) {
            return page.refused(wrong);
        }
        return page.with("agreements", summary.listRelationships(visit.caller(), filter, list.toPageRequest()));
    }
}
