package org.menkyo.machines.cli;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.menkyo.client.cli.ExitCode;
import org.menkyo.client.state.Activation;
import org.menkyo.client.store.WholeFile;
import org.menkyo.machines.agent.Contact;
import org.menkyo.machines.agent.MachineState;
import org.menkyo.machines.inventory.Machine;
import org.menkyo.machines.problem.ProblemException;
import org.menkyo.protocol.activation.LicenseState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows machines of the inventory, or how many there are of what kind (VA-501). */
@Command(name = "list")
final class ListCommand implements Callable<Integer> {

    private static final int SUBNET_BITS_IPV4 = 24;
    private static final int SUBNET_BITS_IPV6 = 64;

    private final MenkyoMachines root;

    /** By what machines are counted. */
    enum By {
        STATE,
        EDITION,
        GROUP,
        SUBNET,
        CONTACT,
        WAY
    }

    @Option(names = "--by", paramLabel = "WHAT")
    private By by;

    @Option(names = "--csv", paramLabel = "FILE")
    private Path csv;

    @Option(names = "--json")
    private boolean json;

    @Mixin
    private SelectionOptions selection;

    ListCommand(MenkyoMachines root) {
        this.root = root;
    }

    @Override
    public Integer call() throws IOException, ProblemException {
        if (csv != null && (json || by != null)) {
            throw ProblemException.wrong("list.one");
        }
        List<Machine> machines;
        try (Session session = root.session()) {
            machines = session.machines().select(selection.selection(root.tool()));
        }
        if (csv != null) {
            writeCsv(machines);
        } else if (by != null) {
            count(machines);
        } else if (json) {
            JsonArrayBuilder array = Json.createArrayBuilder();
            machines.forEach(machine -> array.add(MachineColumns.json(machine)));
            root.tool()
                    .out()
                    .println(Json.createObjectBuilder().add("machines", array).build());
        } else {
            table(machines);
        }
        return ExitCode.DONE.number();
    }

    private void writeCsv(List<Machine> machines) throws IOException {
        StringWriter content = new StringWriter();
        MachineColumns.csv(machines, content);
        if (csv.toString().equals("-")) {
            root.tool().out().print(content);
            root.tool().out().flush();
        } else {
            WholeFile.replace(csv, content.toString().getBytes(StandardCharsets.UTF_8));
            root.tool().out().println(root.tool().texts().of("csv.written", machines.size(), csv));
        }
    }

    private void table(List<Machine> machines) {
        Texts texts = root.tool().texts();
        Table table =
                new Table(Stream.of("machine", "address", "state", "ends", "way", "key", "edition", "last", "groups")
                        .map(heading -> texts.of("column." + heading))
                        .toList());
        for (Machine machine : machines) {
            table.row(List.of(
                    machine.displayName(),
                    machine.displayName().equals(machine.address().name())
                            ? ""
                            : machine.address().name(),
                    machine.state().map(state -> texts.of(state.state())).orElse("–"),
                    machine.state()
                            .flatMap(MachineState::endsAt)
                            .map(texts::time)
                            .orElse(""),
                    machine.state().flatMap(MachineState::way).map(texts::of).orElse(""),
                    machine.state()
                            .flatMap(MachineState::maskedKey)
                            .map(key -> key.substring(key.lastIndexOf('-') + 1))
                            .orElse(""),
                    machine.state().map(MachineState::edition).orElse(""),
                    last(machine, texts),
                    String.join(", ", machine.groups())));
        }
        if (!machines.isEmpty()) {
            table.lines().forEach(root.tool().out()::println);
        }
        root.tool().out().println(texts.of("listed", machines.size()));
    }

    /** What is wrong, if something is: that it does not answer, or did not do what it was asked. */
    private static String last(Machine machine, Texts texts) {
        if (machine.contact() != Contact.ANSWERED) {
            return texts.of(machine.contact());
        }
        return machine.lastWork()
                .filter(work -> !work.outcome().done())
                .map(work -> work.outcome().code())
                .orElse("");
    }

    private void count(List<Machine> machines) {
        Texts texts = root.tool().texts();
        Map<String, Integer> counts = new TreeMap<>();
        for (Machine machine : machines) {
            kinds(machine).forEach(kind -> counts.merge(kind, 1, Integer::sum));
        }
        if (json) {
            JsonObjectBuilder object = Json.createObjectBuilder();
            counts.forEach(object::add);
            root.tool().out().println(object.build());
            return;
        }
        Table table = new Table(List.of(texts.of("by." + by.name()), texts.of("column.number")));
        counts.forEach((kind, number) -> table.row(List.of(word(kind, texts), "" + number)));
        if (!counts.isEmpty()) {
            table.lines().forEach(root.tool().out()::println);
        }
        root.tool().out().println(texts.of("listed", machines.size()));
    }

    /** Stable names; the empty one is of machines of which it is not known. */
    private List<String> kinds(Machine machine) {
        return switch (by) {
            case STATE ->
                List.of(machine.state().map(state -> state.state().name()).orElse(""));
            case EDITION -> List.of(machine.state().map(MachineState::edition).orElse(""));
            case GROUP -> machine.groups().isEmpty() ? List.of("") : machine.groups();
            case SUBNET -> List.of(subnet(machine.address().name()));
            case CONTACT -> List.of(machine.contact().name());
            case WAY ->
                List.of(machine.state()
                        .flatMap(MachineState::way)
                        .map(Enum::name)
                        .orElse(""));
        };
    }

    private static String subnet(String host) {
        IPAddress address = new IPAddressString(host).getAddress();
        if (address == null) {
            int dot = host.indexOf('.');
            return dot < 0 ? "" : host.substring(dot + 1);
        }
        int bits = address.isIPv4() ? SUBNET_BITS_IPV4 : SUBNET_BITS_IPV6;
        return address.toPrefixBlock(bits).toCanonicalString();
    }

    private String word(String kind, Texts texts) {
        if (kind.isEmpty()) {
            return texts.of("unknown");
        }
        return switch (by) {
            case STATE -> texts.of(LicenseState.valueOf(kind));
            case CONTACT -> texts.of(Contact.valueOf(kind));
            case WAY -> texts.of(Activation.Way.valueOf(kind));
            default -> kind;
        };
    }
}
