package org.menkyo.entitlement;

import java.time.Instant;
import java.util.List;
import org.menkyo.agreement.Agreement;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.LicensingException;

/**
 * Something that is given out of entitlements, such as the seats that people have of a subscription, and below which these
 * cannot fall: it must be taken back first. Every bean of this type is asked.
 *
 * <p>Whoever gives something out locks the agreement as those do who change its entitlements, so that neither decides by
 * what the other is about to change.
 */
public interface EntitlementFloor {

    /**
     * Looks whether a change of entitlements takes away what is given out. What is given out beyond what was there before the
     * change, since a term has ended, holds nothing up.
     *
     * @param agreement locked by the transaction
     * @param before the entitlements that were in force before the change
     * @param left the entitlements that are in force after the change; none if the license goes back, or to another
     *     organization
     * @throws LicensingException if more is given out than is left; it says how much must be taken back first
     */
    void requireRoom(Agreement agreement, List<Entitlement> before, List<Entitlement> left);

    /** Ends whatever is given out, since the organization has the agreement no longer. */
    void end(Caller caller, Agreement agreement, Instant now);
}
