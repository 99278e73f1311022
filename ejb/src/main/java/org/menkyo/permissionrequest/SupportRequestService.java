package org.menkyo.permissionrequest;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.shared.paging.TimeCursor;

/** Shows support why permission requests reached nobody (LC-404). */
@Stateless
public class SupportRequestService {

    private final AccessControl access;
    private final PermissionRequestRepository requests;

    /** For the container's proxy. */
    protected SupportRequestService() {
        this(null, null);
    }

    @Inject
    public SupportRequestService(AccessControl access, PermissionRequestRepository requests) {
        this.access = access;
        this.requests = requests;
    }

    /** The requests that could not be delivered, from the oldest to the newest. */
    @Performs(Operation.LIST_UNDELIVERED_REQUESTS)
    public Page<UndeliveredRequestView> listUndelivered(Caller caller, PageRequest page) {
        access.require(caller, Operation.LIST_UNDELIVERED_REQUESTS);
        return Page.of(
                        requests.undelivered(TimeCursor.fromOldest(page), page.size() + 1),
                        page,
                        PermissionRequest::place)
                .map(PermissionRequest::undeliveredView);
    }
}
