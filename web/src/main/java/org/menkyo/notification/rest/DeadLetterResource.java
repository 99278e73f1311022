package org.menkyo.notification.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.menkyo.notification.desk.DeadLetter;
import org.menkyo.notification.desk.NotificationService;
import org.menkyo.notification.desk.ReplayResult;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.rest.Accepted;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.Idempotent;
import org.menkyo.shared.rest.ListParameters;
import org.menkyo.shared.rest.OperationId;

/** Mails that were given up (LC-901). */
@Path("/dead-letters")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class DeadLetterResource {

    @Inject
    private NotificationService notifications;

    @Inject
    private CurrentCall call;

    /** Lists the mails that were given up. */
    @GET
    @Performs(Operation.LIST_DEAD_LETTERS)
    public Page<DeadLetter> list(@BeanParam ListParameters list) {
        return notifications.listDeadLetters(call.caller(), list.toPageRequest());
    }

    /** Begins anew with one of them, under the same identity. */
    @POST
    @OperationId("replayDeadLetter")
    @Path("/{identity}/replay")
    @Performs(Operation.REPLAY_DEAD_LETTER)
    @Idempotent
    public Accepted<ReplayResult> replay(@PathParam("identity") UUID identity) {
        return new Accepted<>(notifications.replay(call.caller(), identity));
    }

    /** Begins anew with all of them. */
    @POST
    @OperationId("replayDeadLetters")
    @Path("/replay")
    @Performs(Operation.REPLAY_DEAD_LETTER)
    @Idempotent
    public Accepted<ReplayResult> replayAll() {
        return new Accepted<>(notifications.replayAll(call.caller()));
    }
}
