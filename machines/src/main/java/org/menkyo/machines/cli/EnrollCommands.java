package org.menkyo.machines.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.menkyo.client.agent.access.AgentAddress;
import org.menkyo.client.agent.access.AgentException;
import org.menkyo.client.agent.access.AgentTimes;
import org.menkyo.client.agent.trust.EnrollmentCode;
import org.menkyo.client.agent.trust.PeerName;
import org.menkyo.client.cli.ExitCode;
import org.menkyo.client.kms.HostAddress;
import org.menkyo.machines.find.Candidates;
import org.menkyo.machines.find.MachineSources;
import org.menkyo.machines.problem.ProblemException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How the agents of machines come to trust the tool (VA-503). */
final class EnrollCommands {

    private EnrollCommands() {}

    /** Makes a one-time code, which an administrator of the machine types there. */
    @Command(name = "code")
    static final class Code implements Callable<Integer> {

        private final MenkyoMachines root;

        Code(MenkyoMachines root) {
            this.root = root;
        }

        @Override
        public Integer call() {
            root.tool()
                    .out()
                    .println(EnrollmentCode.generate(root.tool().random()).formatted());
            return ExitCode.DONE.number();
        }
    }

    /** Enrolls a machine on which the code was typed. */
    @Command(name = "enroll")
    static final class Enroll implements Callable<Integer> {

        private final MenkyoMachines root;

        @Parameters(paramLabel = "MACHINE", index = "0")
        private String machine;

        @Option(names = "--as", paramLabel = "NAME")
        private String name;

        @Option(names = "--into", paramLabel = "GROUP")
        private List<String> groups = List.of();

        Enroll(MenkyoMachines root) {
            this.root = root;
        }

        @Override
        public Integer call() throws IOException, ProblemException {
            Tool tool = root.tool();
            Candidates candidates = new MachineSources(AgentAddress.DEFAULT_PORT).names(List.of(machine));
            HostAddress address = candidates.iterator().next();
            Optional<PeerName> as = name == null ? Optional.empty() : Optional.of(AuthorityCommand.name(name));
            for (String group : groups) {
                GroupCommand.check(group);
            }
            EnrollmentCode code = code(tool);
            try (Session session = root.session()) {
                PeerName enrolled = AuthorityCommand.open(root)
                        .enroll(
                                new AgentAddress(address.name(), address.port(), Optional.empty()),
                                code,
                                as,
                                AgentTimes.USUAL);
                session.machines()
                        .found(List.of(address), "enroll", tool.clock().instant(), groups);
                tool.out().println(tool.texts().of("enrolled", enrolled, address));
                return ExitCode.DONE.number();
            } catch (AgentException e) {
                tool.err().println(tool.texts().of("enroll." + reason(e), address, e.getMessage()));
                return ExitCode.NOT_DONE.number();
            }
        }

        private static String reason(AgentException e) {
            return switch (e.reason()) {
                case NAME_UNKNOWN, UNREACHABLE, TIMED_OUT -> "unreachable";
                case CODE_WRONG -> "code";
                default -> "failed";
            };
        }

        private static EnrollmentCode code(Tool tool) throws IOException, ProblemException {
            try {
                return EnrollmentCode.parse(tool.line("code"));
            } catch (IllegalArgumentException e) {
                throw ProblemException.wrong("code");
            }
        }
    }

    /** Writes credentials that are carried to a machine. */
    @Command(name = "enrollment-file")
    static final class EnrollmentFile implements Callable<Integer> {

        private final MenkyoMachines root;

        @Parameters(paramLabel = "NAME", index = "0")
        private String name;

        @Parameters(paramLabel = "FILE", index = "1")
        private Path file;

        EnrollmentFile(MenkyoMachines root) {
            this.root = root;
        }

        @Override
        public Integer call() throws IOException, ProblemException {
            PeerName machine = AuthorityCommand.name(name);
            if (Files.exists(file)) {
                throw ProblemException.wrong("file.there", file);
            }
            createPrivate(file);
            Files.write(
                    file, AuthorityCommand.open(root).enrollmentFile(machine), StandardOpenOption.TRUNCATE_EXISTING);
            root.tool().out().println(root.tool().texts().of("enrollment.file", file, machine));
            return ExitCode.DONE.number();
        }

        private static void createPrivate(Path file) throws IOException {
            FileAttribute<?>[] rights =
                    file.getFileSystem().supportedFileAttributeViews().contains("posix")
                            ? new FileAttribute<?>[] {
                                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                            }
                            : new FileAttribute<?>[0];
            Files.newByteChannel(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), rights)
                    .close();
        }
    }
}
