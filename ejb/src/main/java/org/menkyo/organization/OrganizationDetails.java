package org.menkyo.organization;

import org.menkyo.protocol.text.TypedText;
import org.menkyo.shared.input.InputCheck;
import org.menkyo.shared.input.Limits;

/**
 * The organization that an order or agreement is for.
 *
 * @param identifier what its distributor knows it by, at most 64 characters
 * @param name at most 200 characters
 * @param address its postal address
 */
public record OrganizationDetails(
        @Limits(maxLength = 64) String identifier,
        @Limits(maxLength = 200) String name,
        Address address) {
    /** Takes texts in the form in which they are compared, see {@link TypedText}. */
    public OrganizationDetails {
        identifier = TypedText.label(identifier);
    }

    /** Reports what is wrong with an organization that came from outside in the field {@code organization}. */
    public static void check(InputCheck check, OrganizationDetails organization) {
        if (organization == null) {
            check.required("organization", null);
            return;
        }
        check.text("organization.identifier", organization.identifier(), 64)
                .text("organization.name", organization.name(), 200);
        Address.check(check, "organization.address", organization.address());
    }
}
