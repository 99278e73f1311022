package org.menkyo.activationplan.portal;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.menkyo.activationplan.PlanActivation;
import org.menkyo.activationplan.PlanActivation.EditionMachines;
import org.menkyo.activationplan.PlanActivation.NetworkAnswers;
import org.menkyo.planning.NetworkKind;
import org.menkyo.shared.portal.Choices;
import org.menkyo.shared.portal.Rows;
import org.menkyo.shared.portal.TypedForm;
import org.menkyo.shared.portal.TypedValues;

/**
 * The answers about a network as a form shows them, as they were typed; null for what is left empty.
 *
 * @param name what people call it
 * @param kind the word for how it stands to the core network
 * @param domain its DNS domain
 * @param machines its machines, the rows that are filled in before those that are empty
 */
public record NetworkRow(String name, String kind, String domain, List<MachinesRow> machines) {

    static final String LIST = "networks";

    static final NetworkRow EMPTY = new NetworkRow(null, null, null, Rows.of(List.of(), MachinesRow.EMPTY));

    /** The rows in which something was typed, or of which more is asked for: each stands where its network does in the command. */
    static List<NetworkRow> of(TypedForm form) {
        List<NetworkRow> networks = new ArrayList<>();
        for (String row : Rows.sent(form, LIST, ".name")) {
            String machines = row + ".machines";
            NetworkRow network = new NetworkRow(
                    form.text(row + ".name"),
                    form.text(row + ".kind"),
                    form.text(row + ".domain"),
                    Rows.again(machines, MachinesRow.of(form, machines), MachinesRow.EMPTY, form));
            if (network.filled() || machines.equals(form.text(Rows.MORE))) {
                networks.add(network);
            }
        }
        return networks;
    }

    /** The command. @throws org.menkyo.shared.error.InvalidInputException naming each number that is none */
    static PlanActivation command(List<NetworkRow> rows) {
        TypedValues values = new TypedValues(ZoneOffset.UTC);
        List<NetworkAnswers> networks = IntStream.range(0, rows.size())
                .mapToObj(i -> rows.get(i).answers(LIST + "[" + i + "]", values))
                .toList();
        values.done();
        return new PlanActivation(networks);
    }

    /** The kind that is chosen in every row before anybody chooses is no answer of its own. */
    private boolean filled() {
        return name != null || domain != null || machines.stream().anyMatch(MachinesRow::filled);
    }

    private NetworkAnswers answers(String place, TypedValues values) {
        List<MachinesRow> filled = machines.stream().filter(MachinesRow::filled).toList();
        List<EditionMachines> answered = IntStream.range(0, filled.size())
                .mapToObj(i -> filled.get(i).machines(place + ".machines[" + i + "]", values))
                .toList();
        return new NetworkAnswers(name, Choices.of(NetworkKind.class, kind), domain, answered);
    }
}
