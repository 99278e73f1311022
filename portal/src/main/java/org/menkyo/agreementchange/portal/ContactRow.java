package org.menkyo.agreementchange.portal;

import java.util.List;
import org.menkyo.agreement.AgreementContact;
import org.menkyo.agreement.ContactKind;
import org.menkyo.shared.portal.Choices;
import org.menkyo.shared.portal.Rows;
import org.menkyo.shared.portal.TypedForm;

/**
 * A contact of an agreement as a form shows it, as it was typed; null for what is left empty.
 *
 * @param kind the word for what it is for
 * @param name the name
 * @param email the address
 */
public record ContactRow(String kind, String name, String email) {

    /** Nothing typed yet. */
    public static final ContactRow EMPTY = new ContactRow(null, null, null);

    /** The rows in which something was typed, so that each stands where its contact does in the command. */
    public static List<ContactRow> of(TypedForm form) {
        return Rows.sent(form, "contacts", ".kind").stream()
                .filter(row -> form.text(row + ".name") != null || form.text(row + ".email") != null)
                .map(row ->
                        new ContactRow(form.text(row + ".kind"), form.text(row + ".name"), form.text(row + ".email")))
                .toList();
    }

    /** The contacts of a command. */
    public static List<AgreementContact> contacts(List<ContactRow> rows) {
        return rows.stream()
                .map(row -> new AgreementContact(Choices.of(ContactKind.class, row.kind), row.name, row.email))
                .toList();
    }
}
