package org.menkyo.benefit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.menkyo.agreement.Agreement;
import org.menkyo.entitlement.Entitlement;
import org.menkyo.entitlement.EntitlementFloor;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.RejectedException;

/** Keeps what orders are changed to from giving fewer units of benefits than are assigned or used up (LC-705). */
@ApplicationScoped
public class BenefitCoverage implements EntitlementFloor {

    private final BenefitRepository benefits;

    @Inject
    public BenefitCoverage(BenefitRepository benefits) {
        this.benefits = benefits;
    }

    /**
     * Counts what the license ID has now, as it was changed. The end of Software Assurance takes nothing away from those who
     * have units, so it does not count here, nor does a license that goes back as a whole.
     *
     * @throws RejectedException BENEFIT_UNITS_TAKEN, which says how many units of which benefit must be withdrawn first
     */
    @Override
    public void requireRoom(Agreement agreement, List<Entitlement> before, List<Entitlement> left) {
        if (left.isEmpty()) {
            return;
        }
        for (BenefitRepository.Row row : benefits.of(agreement)) {
            if (row.line().taken() > row.granted()) {
                throw new RejectedException(
                        ErrorCode.BENEFIT_UNITS_TAKEN,
                        row.line().benefit(),
                        row.line().taken() - row.granted());
            }
        }
    }

    /** Units stay on record as they are; without licenses nobody gets more. */
    @Override
    public void end(Caller caller, Agreement agreement, Instant now) {}
}
