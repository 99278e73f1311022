package org.menkyo.approval.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import org.menkyo.approval.AskTwoPersonRule;
import org.menkyo.approval.OwnTwoPersonRuleService;
import org.menkyo.approval.SetOwnTwoPersonRule;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.portal.Fields;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.Redirect;
import org.menkyo.shared.portal.Visit;

/** For what the organization that holds a license ID requires two people, as its administrators set it (LC-1105). */
@Path("/two-person-rules/of-license/{licenseId}")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class OwnTwoPersonRulePage {

    @Inject
    private OwnTwoPersonRuleService rules;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.READ_OWN_TWO_PERSON_RULE)
    public HtmlPage read(@PathParam("licenseId") String licenseId) {
        return page(licenseId);
    }

    /** A box that is not checked is not sent. Where it needs two people, the page then has the form that asks a second one. */
    @POST
    @Performs(Operation.SET_OWN_TWO_PERSON_RULE)
    public Response set(
            @PathParam("licenseId") String licenseId,
            @FormParam("revealKeys") String revealKeys,
            @FormParam("raiseActivations") String raiseActivations) {
        boolean reveal = Boolean.parseBoolean(revealKeys);
        boolean raise = Boolean.parseBoolean(raiseActivations);
        try {
            rules.set(visit.caller(), licenseId, new SetOwnTwoPersonRule(reveal, raise));
        } catch (LicensingException refused) {
            return again(licenseId, reveal, raise, null, refused);
        }
        return Redirect.to(
                UriBuilder.fromPath("/two-person-rules/of-license/{licenseId}")
                        .build(licenseId)
                        .toString(),
                "saved");
    }

    @POST
    @Path("/approvals")
    @Performs(Operation.SET_OWN_TWO_PERSON_RULE)
    public Response ask(
            @PathParam("licenseId") String licenseId,
            @FormParam("revealKeys") String revealKeys,
            @FormParam("raiseActivations") String raiseActivations,
            @FormParam("reason") String reason) {
        boolean reveal = Boolean.parseBoolean(revealKeys);
        boolean raise = Boolean.parseBoolean(raiseActivations);
        try {
            rules.ask(visit.caller(), licenseId, new AskTwoPersonRule(reveal, raise, Fields.given(reason)));
        } catch (LicensingException refused) {
            return again(licenseId, reveal, raise, reason, refused);
        }
        return Redirect.to("/two-person-rules", "approvalAsked");
    }

    private Response again(
            String licenseId, boolean revealKeys, boolean raiseActivations, String reason, LicensingException refused) {
        return Response.ok(page(licenseId)
                        .with("revealKeys", revealKeys)
                        .with("raiseActivations", raiseActivations)
                        .with("reason", reason)
                        .refused(refused))
                .build();
    }

    private HtmlPage page(String licenseId) {
        return HtmlPage.of("two-person-rule")
                .with("licenseId", licenseId)
                .with("rule", rules.read(visit.caller(), licenseId));
    }
}
