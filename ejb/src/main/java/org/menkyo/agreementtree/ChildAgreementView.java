package org.menkyo.agreementtree;

import java.time.Instant;
import org.menkyo.agreement.Agreement;
import org.menkyo.agreement.Program;

/**
 * An agreement below a MASTER agreement (LC-503).
 *
 * @param licenseId its license ID
 * @param program its program
 * @param organizationIdentifier whose it is
 * @param organizationName the organization's name
 * @param recordedAt since when
 * @param inForce whether it has not ended
 */
public record ChildAgreementView(
        String licenseId,
        Program program,
        String organizationIdentifier,
        String organizationName,
        Instant recordedAt,
        boolean inForce) {

    static ChildAgreementView of(Agreement agreement) {
        return new ChildAgreementView(
                agreement.licenseId(),
                agreement.program(),
                agreement.organization().identifier(),
                agreement.organization().name(),
                agreement.createdAt(),
                agreement.isInForce());
    }
}
