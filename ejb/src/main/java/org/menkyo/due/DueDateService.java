package org.menkyo.due;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.permission.PermittedAgreements;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.paging.PageRequest;

/** Shows what ends soon of all license IDs on which the caller may view license information (LC-709). */
@Stateless
public class DueDateService {

    private final AccessControl access;
    private final DueDateRepository dueDates;

    /** For the container's proxy. */
    protected DueDateService() {
        this(null, null);
    }

    @Inject
    public DueDateService(AccessControl access, DueDateRepository dueDates) {
        this.access = access;
        this.dueDates = dueDates;
    }

    /** What ends, the first to end first; authorization numbers of administered license IDs only (LC-304). */
    @Performs(Operation.LIST_DUE_DATES)
    public Page<DueDate> list(Caller caller, DueDateFilter filter, PageRequest page) {
        PermittedAgreements agreements = access.permittedFor(caller, Operation.LIST_DUE_DATES);
        return Page.of(dueDates.list(agreements, filter, DueCursor.of(page), page.size() + 1), page, DueCursor::of);
    }
}
