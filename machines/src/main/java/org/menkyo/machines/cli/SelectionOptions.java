package org.menkyo.machines.cli;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.menkyo.client.state.Activation;
import org.menkyo.machines.agent.Contact;
import org.menkyo.machines.inventory.Selection;
import org.menkyo.protocol.activation.LicenseState;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options that say which machines of the inventory are meant. */
final class SelectionOptions {

    @Parameters(paramLabel = "MACHINE", arity = "0..*")
    private List<String> names = List.of();

    @Option(names = "--group", paramLabel = "NAME")
    private List<String> groups = List.of();

    @Option(names = "--state", paramLabel = "STATE", split = ",")
    private List<LicenseState> states = List.of();

    @Option(names = "--contact", paramLabel = "CONTACT", split = ",")
    private List<Contact> contacts = List.of();

    @Option(names = "--edition", paramLabel = "NAME")
    private List<String> editions = List.of();

    @Option(names = "--activated-by", paramLabel = "WAY", split = ",")
    private List<Activation.Way> ways = List.of();

    @Option(names = "--never-activated")
    private boolean neverActivated;

    @Option(names = "--ends-within", paramLabel = "DAYS")
    private Integer endsWithin;

    @Option(names = "--failed")
    private boolean failed;

    Selection selection(Tool tool) {
        return new Selection(
                names,
                groups,
                set(LicenseState.class, states),
                set(Contact.class, contacts),
                editions,
                set(Activation.Way.class, ways),
                neverActivated,
                Optional.ofNullable(endsWithin)
                        .map(days -> Selection.days(tool.clock().instant(), days)),
                failed);
    }

    /** Whether nothing is said, so that all machines are meant. */
    boolean isAll(Tool tool) {
        return selection(tool).equals(Selection.ALL);
    }

    private static <E extends Enum<E>> Set<E> set(Class<E> type, List<E> some) {
        Set<E> set = EnumSet.noneOf(type);
        set.addAll(some);
        return set;
    }
}
