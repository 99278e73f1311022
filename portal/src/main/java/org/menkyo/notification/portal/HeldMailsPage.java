package org.menkyo.notification.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.menkyo.notification.desk.NotificationService;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.PageParameters;
import org.menkyo.shared.portal.Visit;

/** Mails that are held back because their sender or their receiver has had many (LC-905). */
@Path("/held-mails")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class HeldMailsPage {

    @Inject
    private NotificationService notifications;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.LIST_HELD_MAILS)
    public HtmlPage list(@BeanParam PageParameters list) {
        return HtmlPage.of("held-mails").with("mails", notifications.listHeld(visit.caller(), list.toPageRequest()));
    }
}
