package org.menkyo.due.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import org.menkyo.due.DueDateFilter;
import org.menkyo.due.DueDateService;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.portal.Fields;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.PageParameters;
import org.menkyo.shared.portal.Visit;

/** What ends within the next days, the first to end first (LC-709). */
@Path("/due-dates")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class DueDatesPage {

    @Inject
    private DueDateService dueDates;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.LIST_DUE_DATES)
    public HtmlPage list(@QueryParam("withinDays") String withinDays, @BeanParam PageParameters list) {
        HtmlPage page = HtmlPage.of("due-dates").filteredBy(new Fields().with("withinDays", withinDays));
        DueDateFilter filter;
        try {
            filter = DueDateFilter.of(null, null, null, Fields.given(withinDays));
        } catch (InvalidInputException wrong) {
            return page.refused(wrong);
        }
        return page.with("dueDates", dueDates.list(visit.caller(), filter, list.toPageRequest()));
    }
}
