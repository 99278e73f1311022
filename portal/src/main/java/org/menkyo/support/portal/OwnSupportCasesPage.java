package org.menkyo.support.portal;

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
import java.util.UUID;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.shared.portal.Choices;
import org.menkyo.shared.portal.Fields;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.PageParameters;
import org.menkyo.shared.portal.Redirect;
import org.menkyo.shared.portal.Visit;
import org.menkyo.support.AnswerOwnSupportCase;
import org.menkyo.support.CloseOwnSupportCase;
import org.menkyo.support.OpenSupportCase;
import org.menkyo.support.OwnSupportCaseService;
import org.menkyo.support.OwnSupportCaseView;
import org.menkyo.support.SupportCaseKind;

/** The support cases of a customer or reseller: opened, followed, written in and closed (LC-805). */
@Path("/own-support-cases")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class OwnSupportCasesPage {

    @Inject
    private OwnSupportCaseService cases;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.LIST_OWN_SUPPORT_CASES)
    public HtmlPage list(@BeanParam PageParameters list) {
        return page(list.toPageRequest());
    }

    @POST
    @Performs(Operation.OPEN_SUPPORT_CASE)
    public Response open(
            @FormParam("kind") String kind,
            @FormParam("licenseId") String licenseId,
            @FormParam("subject") String subject,
            @FormParam("text") String text) {
        OwnSupportCaseView opened;
        try {
            opened = cases.open(
                    visit.caller(),
                    new OpenSupportCase(
                            Choices.of(SupportCaseKind.class, kind), Fields.given(licenseId), subject, text));
        } catch (LicensingException refused) {
            return Response.ok(page(PageRequest.first())
                            .filledWith(new Fields()
                                    .with("kind", kind)
                                    .with("licenseId", licenseId)
                                    .with("subject", subject)
                                    .with("text", text))
                            .refused(refused))
                    .build();
        }
        return to(opened.id(), "caseOpened");
    }

    @GET
    @Path("/{caseId}")
    @Performs(Operation.READ_OWN_SUPPORT_CASE)
    public HtmlPage read(@PathParam("caseId") UUID caseId) {
        return page(caseId);
    }

    @POST
    @Path("/{caseId}/answer")
    @Performs(Operation.ANSWER_OWN_SUPPORT_CASE)
    public Response answer(@PathParam("caseId") UUID caseId, @FormParam("text") String text) {
        try {
            cases.answer(visit.caller(), caseId, new AnswerOwnSupportCase(text));
        } catch (LicensingException refused) {
            return Response.ok(page(caseId).with("text", text).refused(refused)).build();
        }
        return to(caseId, "caseAnswered");
    }

    @POST
    @Path("/{caseId}/close")
    @Performs(Operation.CLOSE_OWN_SUPPORT_CASE)
    public Response close(@PathParam("caseId") UUID caseId) {
        try {
            cases.close(visit.caller(), caseId, new CloseOwnSupportCase(null));
        } catch (LicensingException refused) {
            return Response.ok(page(caseId).refused(refused)).build();
        }
        return to(caseId, "caseClosed");
    }

    private HtmlPage page(PageRequest request) {
        return HtmlPage.of("own-support-cases")
                .with("kinds", SupportCaseKind.values())
                .with("cases", cases.list(visit.caller(), request));
    }

    private HtmlPage page(UUID caseId) {
        return HtmlPage.of("own-support-case").with("supportCase", cases.get(visit.caller(), caseId));
    }

    private static Response to(UUID caseId, String notice) {
        return Redirect.to("/own-support-cases/" + caseId, notice);
    }
}
