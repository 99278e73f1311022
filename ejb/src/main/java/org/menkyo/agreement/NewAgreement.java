package org.menkyo.agreement;

import java.time.Instant;
import java.util.List;

/**
 * An agreement that is to be recorded.
 *
 * @param licenseId a license ID that no agreement has
 * @param program its program
 * @param organization the identifier that the distributor of record has for whom it is for
 * @param distributorId the internal id of the distributor of record
 * @param parentId the internal id of the MASTER agreement above, or null; never for OPEN (LC-101)
 * @param authorizationNumber the number that it is collected under; for OPEN only, which always has one (LC-103)
 * @param contacts whom it names, no two of one kind and address (LC-102)
 * @param createdAt when it is recorded
 */
public record NewAgreement(
        String licenseId,
        Program program,
        String organization,
        long distributorId,
        Long parentId,
        String authorizationNumber,
        List<AgreementContact> contacts,
        Instant createdAt) {

    public NewAgreement {
        if ((program == Program.OPEN) != (authorizationNumber != null)) {
            throw new IllegalArgumentException("an OPEN license, and no other, has an authorization number");
        }
        if (program == Program.OPEN && parentId != null) {
            throw new IllegalArgumentException("an OPEN license stands below no agreement");
        }
        contacts = List.copyOf(contacts);
    }
}
