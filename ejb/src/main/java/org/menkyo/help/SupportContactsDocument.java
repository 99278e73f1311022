package org.menkyo.help;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.input.InputCheck;
import org.menkyo.shared.input.Limits;

/**
 * All support contacts of the publisher as a document (LC-708).
 *
 * @param contacts at most 200
 */
public record SupportContactsDocument(
        @Limits(maxItems = 200) List<SupportContact> contacts) {

    private static final int MAX_CONTACTS = 200;

    /** @throws InvalidInputException naming each place that is wrong */
    void check() {
        InputCheck check = new InputCheck();
        check.required("contacts", contacts)
                .size("contacts", contacts, 0, MAX_CONTACTS)
                .done();
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < contacts.size(); i++) {
            String field = "contacts[" + i + "]";
            contacts.get(i).check(check, field);
            if (contacts.get(i).code() != null && !codes.add(contacts.get(i).code())) {
                check.reject(field + ".code", FieldProblem.DUPLICATE);
            }
        }
        check.done();
    }
}
