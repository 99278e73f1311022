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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.permission.PermissionMatrix;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.input.InputCheck;
import org.menkyo.shared.portal.Choices;
import org.menkyo.shared.portal.Fields;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.PageParameters;
import org.menkyo.shared.portal.Redirect;
import org.menkyo.shared.portal.Visit;
import org.menkyo.support.AnswerSupportCase;
import org.menkyo.support.CloseSupportCase;
import org.menkyo.support.SupportCaseService;
import org.menkyo.support.SupportCaseState;

/** Support cases as those who work on them see them: agents all, a distributor its own (LC-804, LC-805). */
@Path("/support-cases")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class SupportCasesPage {

    @Inject
    private SupportCaseService cases;

    @Inject
    private Visit visit;

    /** Those that nobody has taken, unless others are asked for. */
    @GET
    @Performs(Operation.LIST_SUPPORT_CASES)
    public HtmlPage list(@QueryParam("state") String state, @BeanParam PageParameters list) {
        SupportCaseState of = state == null ? SupportCaseState.OPEN : Choices.of(SupportCaseState.class, state);
        return HtmlPage.of("support-cases")
                .with("states", SupportCaseState.values())
                .filteredBy(new Fields().with("state", of == null ? null : of.name()))
                .with("cases", cases.list(visit.caller(), of, list.toPageRequest()));
    }

    @GET
    @Path("/{caseId}")
    @Performs(Operation.READ_SUPPORT_CASE)
    public HtmlPage read(@PathParam("caseId") UUID caseId) {
        return page(caseId);
    }

    @POST
    @Path("/{caseId}/take")
    @Performs(Operation.TAKE_SUPPORT_CASE)
    public Response take(@PathParam("caseId") UUID caseId) {
        try {
            cases.take(visit.caller(), caseId);
        } catch (LicensingException refused) {
            return Response.ok(page(caseId).refused(refused)).build();
        }
        return to(caseId, "caseTaken");
    }

    @POST
    @Path("/{caseId}/answer")
    @Performs(Operation.ANSWER_SUPPORT_CASE)
    public Response answer(
            @PathParam("caseId") UUID caseId, @FormParam("text") String text, @FormParam("changes") String changes) {
        try {
            cases.answer(visit.caller(), caseId, new AnswerSupportCase(text, ids(changes)));
        } catch (LicensingException refused) {
            return Response.ok(page(caseId)
                            .with("text", text)
                            .with("changes", changes)
                            .refused(refused))
                    .build();
        }
        return to(caseId, "caseAnswered");
    }

    @POST
    @Path("/{caseId}/close")
    @Performs(Operation.CLOSE_SUPPORT_CASE)
    public Response close(@PathParam("caseId") UUID caseId, @FormParam("reason") String reason) {
        try {
            cases.close(visit.caller(), caseId, new CloseSupportCase(reason, null));
        } catch (LicensingException refused) {
            return Response.ok(page(caseId).with("reason", reason).refused(refused))
                    .build();
        }
        return to(caseId, "caseClosed");
    }

    /** With what only support does, for whom the permission tables allow it (LC-303). */
    private HtmlPage page(UUID caseId) {
        return HtmlPage.of("support-case")
                .with("supportCase", cases.get(visit.caller(), caseId))
                .with(
                        "agent",
                        PermissionMatrix.isFor(
                                Operation.TAKE_SUPPORT_CASE, visit.caller().party()));
    }

    /** @throws InvalidInputException naming each that is none */
    private static List<UUID> ids(String typed) {
        List<UUID> ids = new ArrayList<>();
        if (Fields.given(typed) == null) {
            return ids;
        }
        InputCheck check = new InputCheck();
        String[] words = typed.strip().split("[\\s,]+");
        for (int i = 0; i < words.length; i++) {
            try {
                ids.add(UUID.fromString(words[i]));
            } catch (IllegalArgumentException notAnId) {
                check.reject("changes[" + i + "]", FieldProblem.MALFORMED);
            }
        }
        check.done();
        return ids;
    }

    private static Response to(UUID caseId, String notice) {
        return Redirect.to("/support-cases/" + caseId, notice);
    }
}
