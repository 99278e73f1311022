package org.menkyo.lookup.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import org.menkyo.lookup.LookUpService;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.portal.Fields;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.PageParameters;
import org.menkyo.shared.portal.Visit;
import org.menkyo.support.SupportCaseService;
import org.menkyo.support.SupportCaseState;

/**
 * Where work of support begins: by a question about a person, an organization or a number, or by a support case that waits
 * (LC-806). What is found leads to what can be done, and carries along the support case that it is done for (LC-805).
 */
@Path("/support")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class LookUpPage {

    @Inject
    private LookUpService found;

    @Inject
    private SupportCaseService cases;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.LIST_SUPPORT_CASES)
    public HtmlPage begin(@BeanParam PageParameters list) {
        return HtmlPage.of("support")
                .with("cases", cases.list(visit.caller(), SupportCaseState.OPEN, list.toPageRequest()));
    }

    @GET
    @Path("/people")
    @Performs(Operation.LOOK_UP_PERSON)
    public HtmlPage person(@QueryParam("email") String email, @QueryParam("caseId") String caseId) {
        HtmlPage page = HtmlPage.of("support-person")
                .filledWith(new Fields().with("email", email).with("caseId", caseId));
        try {
            return page.with("person", found.person(visit.caller(), email));
        } catch (InvalidInputException wrong) {
            return page.refused(wrong);
        }
    }

    @GET
    @Path("/organizations")
    @Performs(Operation.LOOK_UP_ORGANIZATIONS)
    public HtmlPage organizations(
            @QueryParam("name") String name, @QueryParam("caseId") String caseId, @BeanParam PageParameters list) {
        HtmlPage page = HtmlPage.of("support-organizations")
                .filteredBy(new Fields().with("name", name).with("caseId", caseId));
        try {
            return page.with("organizations", found.organizations(visit.caller(), name, list.toPageRequest()));
        } catch (InvalidInputException wrong) {
            return page.refused(wrong);
        }
    }

    @GET
    @Path("/licenses")
    @Performs(Operation.LOOK_UP_LICENSES)
    public HtmlPage licenses(
            @QueryParam("number") String number,
            @QueryParam("organization") String organization,
            @QueryParam("distributor") String distributor,
            @QueryParam("caseId") String caseId,
            @BeanParam PageParameters list) {
        HtmlPage page = HtmlPage.of("support-licenses")
                .filteredBy(new Fields()
                        .with("number", number)
                        .with("organization", organization)
                        .with("distributor", distributor)
                        .with("caseId", caseId));
        try {
            return page.with(
                    "licenses",
                    found.licenses(
                            visit.caller(),
                            Fields.given(number),
                            Fields.given(organization),
                            Fields.given(distributor),
                            list.toPageRequest()));
        } catch (InvalidInputException wrong) {
            return page.refused(wrong);
        }
    }
}
