package org.menkyo.machines.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.menkyo.client.agent.access.AgentAddress;
import org.menkyo.machines.find.Candidates;
import org.menkyo.machines.find.Directory;
import org.menkyo.machines.find.MachineSources;
import org.menkyo.machines.inventory.Run;
import org.menkyo.machines.inventory.RunKind;
import org.menkyo.machines.problem.ProblemException;
import org.menkyo.machines.task.Asking;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds machines and asks each for its license state (VA-501). */
@Command(name = "find")
final class FindCommand implements Callable<Integer> {

    private static final int USUAL_SECONDS = 10;
    private static final int MAX_PORT = 0xffff;

    private final MenkyoMachines root;

    @Parameters(paramLabel = "MACHINE", arity = "0..*")
    private List<String> names = List.of();

    @Option(names = "--subnet")
    private boolean subnet;

    @Option(names = "--range", paramLabel = "RANGE")
    private List<String> ranges = List.of();

    @Option(names = "--file", paramLabel = "FILE")
    private Path file;

    @Option(names = "--directory", paramLabel = "URL")
    private String directory;

    @Option(names = "--base", paramLabel = "DN")
    private String base;

    @Option(names = "--filter", paramLabel = "FILTER", defaultValue = Directory.DEFAULT_FILTER)
    private String filter;

    @Option(names = "--attribute", paramLabel = "NAME")
    private List<String> attributes = Directory.DEFAULT_ATTRIBUTES;

    @Option(names = "--account", paramLabel = "DN")
    private String account;

    @Option(names = "--start-tls")
    private boolean startTls;

    @Option(names = "--directory-ca", paramLabel = "FILE")
    private Path directoryCa;

    @Option(names = "--into", paramLabel = "GROUP")
    private List<String> groups = List.of();

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "" + AgentAddress.DEFAULT_PORT)
    private int port;

    @Mixin
    private WorkOptions work;

    FindCommand(MenkyoMachines root) {
        this.root = root;
    }

    @Override
    public Integer call() throws IOException, ProblemException {
        check();
        try (Session session = root.session()) {
            return find(session);
        }
    }

    private void check() throws ProblemException {
        long ways = Stream.of(!names.isEmpty(), subnet, !ranges.isEmpty(), file != null, directory != null)
                .filter(given -> given)
                .count();
        if (ways > 1 || ways > 0 && work.resume()) {
            throw ProblemException.wrong("find.one");
        }
        if (port < 1 || port > MAX_PORT) {
            throw ProblemException.wrong("range.number", "--port", 1, MAX_PORT);
        }
        for (String group : groups) {
            GroupCommand.check(group);
        }
    }

    private Integer find(Session session) throws IOException, ProblemException {
        Asking asking = new Asking(session.workplace(work.limits(USUAL_SECONDS)));
        Run run = work.resume() ? session.stopped(RunKind.FIND) : asking.beginToFind(candidates(), groups);
        return session.report("found", asking.find(run));
    }

    private Candidates candidates() throws IOException, ProblemException {
        MachineSources sources = new MachineSources(port);
        if (!names.isEmpty()) {
            return sources.names(names);
        }
        if (!ranges.isEmpty()) {
            return sources.ranges(ranges);
        }
        if (file != null) {
            try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                return sources.file(lines, file.toString());
            }
        }
        return directory != null ? directory().find(port) : sources.localSubnets();
    }

    private Directory directory() throws IOException, ProblemException {
        if (base == null) {
            throw ProblemException.wrong("directory.base.missing");
        }
        URI address = address();
        Optional<Directory.Account> signIn = account == null
                ? Optional.empty()
                : Optional.of(new Directory.Account(
                        account, root.tool().secret("MENKYO_DIRECTORY_PASSWORD", "directory.password")));
        return new Directory(address, startTls, Optional.ofNullable(directoryCa), base, filter, attributes, signIn);
    }

    private URI address() throws ProblemException {
        try {
            URI address = new URI(directory);
            if (address.getHost() != null && String.valueOf(address.getScheme()).matches("ldaps?")) {
                return address;
            }
        } catch (URISyntaxException e) {
            // As below.
        }
        throw ProblemException.wrong("directory.address", directory);
    }
}
