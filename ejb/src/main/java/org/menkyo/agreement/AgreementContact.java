package org.menkyo.agreement;

import jakarta.annotation.Nullable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.input.BusinessEmail;
import org.menkyo.shared.input.InputCheck;
import org.menkyo.shared.input.Limits;

/**
 * A contact on an agreement (LC-102).
 *
 * @param kind what for
 * @param name at most 200 characters; may be null for a reseller only
 * @param email the address that gets the role of the kind (LC-304)
 */
public record AgreementContact(
        ContactKind kind,
        @Limits(maxLength = 200) @Nullable String name,
        @Limits(email = true) String email) {

    private static final int MAX_CONTACTS = 100;

    /** Reports what is wrong with the contacts of an agreement that came from outside in the field {@code contacts}. */
    public static void check(InputCheck check, List<AgreementContact> contacts) {
        check.size("contacts", contacts, 1, MAX_CONTACTS);
        if (contacts == null || contacts.size() > MAX_CONTACTS) {
            return;
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < contacts.size(); i++) {
            AgreementContact contact = contacts.get(i);
            if (contact == null) {
                continue;
            }
            String field = "contacts[" + i + "]";
            check.required(field + ".kind", contact.kind()).email(field + ".email", contact.email());
            if (contact.kind() == ContactKind.RESELLER) {
                check.optionalText(field + ".name", contact.name(), 200);
            } else {
                check.text(field + ".name", contact.name(), 200);
            }
            if (contact.kind() != null
                    && contact.email() != null
                    && !seen.add(contact.kind() + " " + BusinessEmail.keyOf(contact.email()))) {
                check.reject(field, FieldProblem.DUPLICATE);
            }
        }
    }

    /** Whether any of the contacts is of the kind. */
    public static boolean includes(List<AgreementContact> contacts, ContactKind kind) {
        return contacts != null && contacts.stream().anyMatch(contact -> contact != null && contact.kind() == kind);
    }
}
