package org.menkyo.notification.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.menkyo.notification.desk.NotificationService;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.PageParameters;
import org.menkyo.shared.portal.Redirect;
import org.menkyo.shared.portal.Visit;

/** Mails that were given up, to begin with them anew (LC-901). */
@Path("/dead-letters")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class DeadLettersPage {

    @Inject
    private NotificationService notifications;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.LIST_DEAD_LETTERS)
    public HtmlPage list(@BeanParam PageParameters list) {
        return HtmlPage.of("dead-letters")
                .with("letters", notifications.listDeadLetters(visit.caller(), list.toPageRequest()));
    }

    @POST
    @Path("/{identity}/replay")
    @Performs(Operation.REPLAY_DEAD_LETTER)
    public Response replay(@PathParam("identity") UUID identity) {
        notifications.replay(visit.caller(), identity);
        return Redirect.to("/dead-letters", "replayed");
    }

    @POST
    @Path("/replay")
    @Performs(Operation.REPLAY_DEAD_LETTER)
    public Response replayAll() {
        notifications.replayAll(visit.caller());
        return Redirect.to("/dead-letters", "replayed");
    }
}
