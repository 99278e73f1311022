package org.menkyo.activationplan.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.menkyo.activationplan.ActivationPlanService;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.planning.ActivationPlan;
import org.menkyo.planning.NetworkKind;
import org.menkyo.planning.PlanDocument;
import org.menkyo.planning.PlanTexts;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.json.RecordJson;
import org.menkyo.shared.portal.Attachment;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.Rows;
import org.menkyo.shared.portal.TypedForm;
import org.menkyo.shared.portal.Visit;

/** Advises how the machines of networks are activated (VA-701). Nothing is kept, so the plan is made anew when it is saved. */
@Path("/activation-plan")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class ActivationPlanPage {

    private static final String MARKDOWN = "text/markdown;charset=UTF-8";

    @Inject
    private ActivationPlanService plans;

    @Inject
    private EditionChoices editions;

    @Inject
    private TypedForm form;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.PLAN_ACTIVATION)
    public HtmlPage show() {
        visit.callerFor(Operation.PLAN_ACTIVATION);
        return page(Rows.of(List.of(NetworkRow.EMPTY), NetworkRow.EMPTY));
    }

    @POST
    @Performs(Operation.PLAN_ACTIVATION)
    public Response plan() {
        return planned(plan ->
                Response.ok(again(NetworkRow.of(form)).with("plan", plan)).build());
    }

    @POST
    @Path("/activation-plan.md")
    @Performs(Operation.PLAN_ACTIVATION)
    public Response saveAsMarkdown() {
        return planned(plan -> saved(
                "activation-plan.md",
                MARKDOWN,
                PlanDocument.markdown(plan, visit.language().locale()).getBytes(StandardCharsets.UTF_8)));
    }

    @POST
    @Path("/activation-plan.json")
    @Performs(Operation.PLAN_ACTIVATION)
    public Response saveAsJson() {
        return planned(plan -> saved("activation-plan.json", MediaType.APPLICATION_JSON, RecordJson.indented(plan)));
    }

    private Response planned(Function<ActivationPlan, Response> answer) {
        List<NetworkRow> networks = NetworkRow.of(form);
        if (form.has(Rows.MORE)) {
            return Response.ok(again(networks)).build();
        }
        ActivationPlan plan;
        try {
            plan = plans.plan(visit.caller(), NetworkRow.command(networks));
        } catch (LicensingException refused) {
            return Response.ok(again(networks).refused(refused)).build();
        }
        return answer.apply(plan);
    }

    private static Response saved(String name, String type, byte[] content) {
        return Response.fromResponse(Attachment.of(name, output -> output.write(content)))
                .type(type)
                .build();
    }

    private HtmlPage again(List<NetworkRow> networks) {
        return page(Rows.again(NetworkRow.LIST, networks, NetworkRow.EMPTY, form));
    }

    private HtmlPage page(List<NetworkRow> networks) {
        return HtmlPage.of("activation-plan")
                .with("networks", networks)
                .with("kinds", NetworkKind.values())
                .with("editions", editions.offered())
                .with("words", new PlanTexts(visit.language().locale()));
    }
}
