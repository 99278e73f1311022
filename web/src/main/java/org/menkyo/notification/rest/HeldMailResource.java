package org.menkyo.notification.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.menkyo.notification.desk.HeldMail;
import org.menkyo.notification.desk.NotificationService;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.ListParameters;

/** Mails that are held back because their sender or their receiver has had many (LC-905). */
@Path("/held-mails")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class HeldMailResource {

    @Inject
    private NotificationService notifications;

    @Inject
    private CurrentCall call;

    /** Lists the mails that are held back for a summary, in the order in which they were recorded. */
    @GET
    @Performs(Operation.LIST_HELD_MAILS)
    public Page<HeldMail> list(@BeanParam ListParameters list) {
        return notifications.listHeld(call.caller(), list.toPageRequest());
    }
}
