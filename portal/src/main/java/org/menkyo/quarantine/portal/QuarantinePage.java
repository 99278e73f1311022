package org.menkyo.quarantine.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.quarantine.QuarantineService;
import org.menkyo.quarantine.ReleaseQuarantine;
import org.menkyo.quarantine.WaitingChoice;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.portal.Choices;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.Redirect;
import org.menkyo.shared.portal.Visit;

/** Whether the installation is in quarantine, what waits, and the form that releases it (LC-1208). */
@Path("/quarantine")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class QuarantinePage {

    @Inject
    private QuarantineService quarantine;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.READ_QUARANTINE)
    public HtmlPage show() {
        return HtmlPage.of("quarantine")
                .with("state", quarantine.read(visit.caller()))
                .with("choices", WaitingChoice.values());
    }

    @POST
    @Performs(Operation.RELEASE_QUARANTINE)
    public Response release(@FormParam("waiting") String waiting) {
        try {
            quarantine.release(visit.caller(), new ReleaseQuarantine(Choices.of(WaitingChoice.class, waiting)));
        } catch (LicensingException refused) {
            return Response.ok(show().refused(refused)).build();
        }
        return Redirect.to("/quarantine", "released");
    }
}
