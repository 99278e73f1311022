package org.menkyo.agreementchange;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.menkyo.agreement.Agreement;
import org.menkyo.agreement.AgreementRepository;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.call.Party;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.NotFoundException;

/**
 * Finds agreements for those who serve them: the distributor of record its own, support any. To another distributor a
 * license ID looks as if it did not exist (LC-110).
 */
@ApplicationScoped
public class AgreementsOfRecord {

    private final AgreementRepository agreements;

    @Inject
    public AgreementsOfRecord(AgreementRepository agreements) {
        this.agreements = agreements;
    }

    /** The agreement of a license ID, ended or not. */
    public Agreement find(Caller caller, String licenseId) {
        return agreements
                .find(licenseId)
                .filter(agreement -> caller.reaches(agreement.licenseId()))
                .filter(agreement -> caller.party() == Party.SUPPORT_AGENT
                        || caller.distributorId()
                                .filter(agreement.distributor().id()::equals)
                                .isPresent())
                .orElseThrow(NotFoundException::new);
    }

    /**
     * The agreement of a license ID, locked until the transaction ends and read as it stands then.
     *
     * @throws ConflictException AGREEMENT_ENDED
     */
    public Agreement findToChange(Caller caller, String licenseId) {
        Agreement agreement = find(caller, licenseId);
        agreements.lockAndRefresh(agreement);
        if (!agreement.isInForce()) {
            throw new ConflictException(ErrorCode.AGREEMENT_ENDED, licenseId);
        }
        return agreement;
    }
}
