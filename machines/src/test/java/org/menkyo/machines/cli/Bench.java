package org.menkyo.machines.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.menkyo.client.center.ProxyCenter;
import org.menkyo.machines.agent.EnrolledAgents;
import org.menkyo.machines.work.Stop;
import org.menkyo.protocol.cil.ComputerInformation;
import org.menkyo.protocol.cil.ComputerInformationList.Completion;

/** The command line beside machines and a center in memory. */
final class Bench {

    static final Instant NOW = Instant.parse("2026-11-30T01:00:00Z");

    final FakeAgents agents = new FakeAgents();
    final Map<String, String> environment = new HashMap<>();
    final List<Integer> calls = new ArrayList<>();
    private final Path folder;
    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();
    private Stop stop = new Stop();
    private Locale locale = Locale.ENGLISH;
    private ZoneId zone = ZoneOffset.UTC;
    private boolean centerIsAway;
    private int permitted = Integer.MAX_VALUE;
    private boolean real;
    private Optional<ProxyCenter> center = Optional.empty();

    Bench(Path folder) {
        this.folder = folder;
    }

    void speak(Locale newLocale) {
        locale = newLocale;
    }

    /** As Ctrl-C. */
    void stop() {
        stop.request();
    }

    void centerIsAway(boolean away) {
        centerIsAway = away;
    }

    void permitted(int activations) {
        permitted = activations;
    }

    /** Machines are reached over the network from now on. */
    void useRealAgents() {
        real = true;
    }

    void center(ProxyCenter newCenter) {
        center = Optional.of(newCenter);
    }

    int run(String input, String... words) {
        out = new StringWriter();
        err = new StringWriter();
        stop = new Stop();
        Tool tool = new Tool(
                environment,
                new BufferedReader(new StringReader(input)),
                new PrintWriter(out),
                new PrintWriter(err),
                false,
                Texts.in(locale, zone),
                real ? Clock.systemUTC() : Clock.fixed(NOW, ZoneOffset.UTC),
                new SecureRandom(),
                stop,
                (authority, password, times) -> real
                        ? new EnrolledAgents(
                                AuthorityCommand.open(authority, password, Clock.systemUTC(), new SecureRandom()),
                                times,
                                locale,
                                Clock.systemUTC())
                        : agents,
                address -> center.orElse(this::activate));
        List<String> all = new ArrayList<>(List.of(words));
        all.add("--dir=" + folder.resolve("tool"));
        return new MenkyoMachines(tool).run(all.toArray(String[]::new));
    }

    private List<Completion> activate(List<ProxyCenter.Item> items) throws IOException {
        if (centerIsAway) {
            throw new IOException("away");
        }
        calls.add(items.size());
        List<Completion> completions = new ArrayList<>();
        for (ProxyCenter.Item item : items) {
            completions.add(
                    permitted-- > 0
                            ? new Completion(
                                    ComputerInformation.ACTIVATED,
                                    Optional.of(FakeAgents.CODEC.confirm(item.installationId())))
                            : new Completion("ACTIVATIONS_EXHAUSTED", Optional.empty()));
        }
        return completions;
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }
}
