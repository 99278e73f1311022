package org.menkyo.machines.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.menkyo.machines.agent.MachineState;
import org.menkyo.machines.inventory.LastWork;
import org.menkyo.machines.inventory.Machine;
import org.menkyo.protocol.text.TypedText;

/** What is told of a machine, to programs: names that do not change, times in UTC, words as they are in the protocols. */
final class MachineColumns {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final String FORMULA = "=+-@\u2212";

    private static final List<String> NAMES = List.of(
            "machineName",
            "address",
            "port",
            "groups",
            "foundBy",
            "contact",
            "problem",
            "askedAt",
            "answeredAt",
            "licenseState",
            "endsAt",
            "edition",
            "productKey",
            "activatedBy",
            "activatedAt",
            "kmsHost",
            "clientMachineId",
            "machineKind",
            "rearmsLeft",
            "lastWork",
            "lastWorkAt",
            "lastWorkResult");

    private MachineColumns() {}

    private static Map<String, Object> of(Machine machine) {
        Optional<MachineState> state = machine.state();
        Optional<LastWork> work = machine.lastWork();
        List<Object> values = List.of(
                machine.displayName(),
                machine.address().name(),
                machine.address().port(),
                String.join(";", machine.groups()),
                machine.foundBy(),
                machine.contact().name(),
                machine.problem(),
                time(machine.askedAt()),
                time(machine.answeredAt()),
                state.map(s -> s.state().name()).orElse(""),
                time(state.flatMap(MachineState::endsAt)),
                state.map(MachineState::edition).orElse(""),
                state.flatMap(MachineState::maskedKey).orElse(""),
                state.flatMap(MachineState::way).map(Enum::name).orElse(""),
                time(state.flatMap(MachineState::activatedAt)),
                state.flatMap(MachineState::kmsHost).orElse(""),
                state.map(s -> s.cmid().toString()).orElse(""),
                state.map(s -> s.kind().name()).orElse(""),
                state.<Object>map(MachineState::rearmsLeft).orElse(""),
                work.map(w -> w.kind().name()).orElse(""),
                time(work.map(LastWork::at)),
                work.map(w -> w.outcome().code()).orElse(""));
        Map<String, Object> columns = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            columns.put(NAMES.get(i), values.get(i));
        }
        return columns;
    }

    private static String time(Optional<Instant> time) {
        return time.map(Instant::toString).orElse("");
    }

    /** By RFC 4180, for spreadsheets that people open with a double click: no text of a machine becomes a formula. */
    static void csv(List<Machine> machines, Writer to) throws IOException {
        to.write(BYTE_ORDER_MARK);
        try {
            CsvWriter csv =
                    CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(to);
            csv.writeRecord(NAMES);
            for (Machine machine : machines) {
                List<String> fields = new ArrayList<>();
                of(machine)
                        .values()
                        .forEach(value -> fields.add(value instanceof Number ? "" + value : safe("" + value)));
                csv.writeRecord(fields);
            }
            csv.flush();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static String safe(String value) {
        String seen = TypedText.label(value);
        return seen != null && FORMULA.indexOf(seen.charAt(0)) >= 0 ? "'" + value : value;
    }

    /** An object with the columns that are not empty. */
    static JsonObject json(Machine machine) {
        JsonObjectBuilder json = Json.createObjectBuilder();
        of(machine).forEach((name, value) -> {
            if (name.equals("groups")) {
                json.add(name, Json.createArrayBuilder(machine.groups()));
            } else if (value instanceof Integer number) {
                json.add(name, number);
            } else if (!value.toString().isEmpty()) {
                json.add(name, value.toString());
            }
        });
        return json.build();
    }
}
