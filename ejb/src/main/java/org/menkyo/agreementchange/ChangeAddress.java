package org.menkyo.agreementchange;

import jakarta.annotation.Nullable;
import java.util.UUID;
import org.menkyo.organization.Address;
import org.menkyo.shared.input.Limits;

/**
 * Changes the postal address of the organization whose license it is (LC-110).
 *
 * @param address the new address
 * @param reason why, at most 500 characters; only support must give it (LC-802), for others it may be null
 * @param caseId the open support case that it is done for, or null (LC-805)
 */
public record ChangeAddress(
        Address address,
        @Limits(maxLength = 500) @Nullable String reason,
        @Nullable UUID caseId) {

    /** For no support case. */
    public ChangeAddress(Address address, String reason) {
        this(address, reason, null);
    }
}
