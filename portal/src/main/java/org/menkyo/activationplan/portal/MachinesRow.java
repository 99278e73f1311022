package org.menkyo.activationplan.portal;

import java.util.List;
import org.menkyo.activationplan.PlanActivation.EditionMachines;
import org.menkyo.shared.portal.Rows;
import org.menkyo.shared.portal.TypedForm;
import org.menkyo.shared.portal.TypedValues;

/**
 * The machines of one edition as a form shows them, as they were typed; null for what is left empty.
 *
 * @param edition the code of the edition
 * @param physical how many are physical
 * @param virtual how many are virtual
 */
public record MachinesRow(String edition, String physical, String virtual) {

    static final MachinesRow EMPTY = new MachinesRow(null, null, null);

    /** The rows in which something was typed. @param list the name of the list, such as {@code networks[0].machines} */
    static List<MachinesRow> of(TypedForm form, String list) {
        return Rows.sent(form, list, ".edition").stream()
                .map(row -> new MachinesRow(
                        form.text(row + ".edition"), form.text(row + ".physical"), form.text(row + ".virtual")))
                .filter(MachinesRow::filled)
                .toList();
    }

    boolean filled() {
        return edition != null || physical != null || virtual != null;
    }

    EditionMachines machines(String place, TypedValues values) {
        return new EditionMachines(
                edition, values.number(place + ".physical", physical), values.number(place + ".virtual", virtual));
    }
}
