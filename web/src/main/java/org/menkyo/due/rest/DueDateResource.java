package org.menkyo.due.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.menkyo.due.DueDate;
import org.menkyo.due.DueDateFilter;
import org.menkyo.due.DueDateService;
import org.menkyo.due.DueKind;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.ListParameters;
import org.menkyo.shared.rest.OperationId;
import org.menkyo.shared.rest.ReadAs;
import org.menkyo.shared.rest.Words;

/** What ends soon of one's license IDs (LC-709). */
@Path("/due-dates")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class DueDateResource {

    @Inject
    private DueDateService dueDates;

    @Inject
    private CurrentCall call;

    /**
     * Lists the authorization numbers, Software Assurance, subscriptions and online services that end within 90 days, the first to
     * end first, for all license IDs whose license information the caller may view; authorization numbers of those only that the
     * caller administers.
     *
     * @param licenseId only of this license ID
     * @param organization only of the organization with this identifier
     * @param kind only what is of this kind
     * @param withinDays only what ends within so many days, 0 to 90; without it, 90
     */
    @GET
    @OperationId("listDueDates")
    @Performs(Operation.LIST_DUE_DATES)
    public Page<DueDate> list(
            @QueryParam("licenseId") String licenseId,
            @QueryParam("organization") String organization,
            @ReadAs(DueKind.class) @QueryParam("kind") String kind,
            @ReadAs(Integer.class) @QueryParam("withinDays") String withinDays,
            @BeanParam ListParameters list) {
        DueDateFilter filter =
                DueDateFilter.of(licenseId, organization, Words.parse("kind", kind, DueKind.class), withinDays);
        return dueDates.list(call.caller(), filter, list.toPageRequest());
    }
}
