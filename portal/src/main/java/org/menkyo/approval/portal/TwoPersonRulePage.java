package org.menkyo.approval.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import org.menkyo.approval.SetTwoPersonRule;
import org.menkyo.approval.TwoPersonRuleService;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.portal.Fields;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.Redirect;
import org.menkyo.shared.portal.Visit;

/** For what an organization requires two people, as support sets it when the organization asks (LC-1105). */
@Path("/support/organizations/{organization}/two-person-rule")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class TwoPersonRulePage {

    @Inject
    private TwoPersonRuleService rules;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.READ_TWO_PERSON_RULE)
    public HtmlPage read(
            @PathParam("organization") String organization, @QueryParam("distributor") String distributor) {
        return page(organization, distributor);
    }

    @POST
    @Performs(Operation.SET_TWO_PERSON_RULE)
    public Response set(
            @PathParam("organization") String organization,
            @FormParam("distributor") String distributor,
            @FormParam("revealKeys") String revealKeys,
            @FormParam("raiseActivations") String raiseActivations,
            @FormParam("reason") String reason) {
        try {
            rules.set(
                    visit.caller(),
                    organization,
                    Fields.given(distributor),
                    new SetTwoPersonRule(revealKeys != null, raiseActivations != null, reason));
        } catch (InvalidInputException wrong) {
            return Response.ok(page(organization, distributor)
                            .with("revealKeys", revealKeys != null)
                            .with("raiseActivations", raiseActivations != null)
                            .with("reason", reason)
                            .refused(wrong))
                    .build();
        }
        String address = UriBuilder.fromPath("/support/organizations/{organization}/two-person-rule")
                .build(organization)
                .toString();
        return Redirect.to(
                address + "?" + new Fields().with("distributor", distributor).query(), "saved");
    }

    /** Asks for the distributor where several have an organization of that identifier (LC-112). */
    private HtmlPage page(String organization, String distributor) {
        HtmlPage page = HtmlPage.of("support-two-person-rule")
                .with("organization", organization)
                .with("distributor", distributor);
        try {
            return page.with("rule", rules.read(visit.caller(), organization, Fields.given(distributor)));
        } catch (InvalidInputException wrong) {
            return page.refused(wrong);
        }
    }
}
