package org.menkyo.entitlement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.menkyo.agreement.Agreement;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.LicensingException;

/** All that is given out of entitlements, asked together; see {@link EntitlementFloor}. */
@ApplicationScoped
public class EntitlementFloors {

    private final Iterable<EntitlementFloor> floors;

    @Inject
    EntitlementFloors(Instance<EntitlementFloor> floors) {
        this((Iterable<EntitlementFloor>) floors);
    }

    /** Those that are given, where there is no container to find them. */
    public EntitlementFloors(Iterable<EntitlementFloor> floors) {
        this.floors = floors;
    }

    /**
     * Refuses a change that leaves less than is given out.
     *
     * @param agreement locked by the transaction
     * @param before the entitlements that were in force before the change
     * @param left the entitlements that are in force after the change
     * @throws LicensingException if more is given out than is left
     */
    public void requireRoom(Agreement agreement, List<Entitlement> before, List<Entitlement> left) {
        floors.forEach(floor -> floor.requireRoom(agreement, before, left));
    }

    /**
     * Refuses to let a license go, back or to another organization, while anything of it is given out.
     *
     * @param before the entitlements that are in force
     * @throws LicensingException if anything is
     */
    public void requireNothingGivenOut(Agreement agreement, List<Entitlement> before) {
        requireRoom(agreement, before, List.of());
    }

    /** Ends whatever is given out, since the organization has the agreement no longer. */
    public void end(Caller caller, Agreement agreement, Instant now) {
        floors.forEach(floor -> floor.end(caller, agreement, now));
    }
}
