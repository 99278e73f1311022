package org.menkyo.machines.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.menkyo.client.agent.access.AgentAuthority;
import org.menkyo.client.agent.access.IssuedCertificate;
import org.menkyo.client.agent.trust.PeerName;
import org.menkyo.client.cli.ExitCode;
import org.menkyo.machines.problem.ProblemException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The authority by which the tool and the agents of machines know each other (VA-503). */
@Command(name = "authority")
final class AuthorityCommand {

    private final MenkyoMachines root;

    AuthorityCommand(MenkyoMachines root) {
        this.root = root;
    }

    List<Object> commands() {
        return List.of(new Create(root), new Certificates(root), new Revoke(root));
    }

    /** The authority in the tool's folder. */
    static AgentAuthority open(MenkyoMachines root) throws IOException, ProblemException {
        Tool tool = root.tool();
        return open(
                Session.authorityFolder(root.folder()), Session.authorityPassword(tool), tool.clock(), tool.random());
    }

    static AgentAuthority open(Path folder, Optional<char[]> password, Clock clock, SecureRandom random)
            throws IOException, ProblemException {
        try {
            return AgentAuthority.open(folder, password, clock, random);
        } catch (NoSuchFileException e) {
            throw ProblemException.wrong("no.authority");
        }
    }

    static PeerName name(String text) throws ProblemException {
        try {
            return new PeerName(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.wrong("peer.name", text);
        }
    }

    /** Makes the authority. */
    @Command(name = "create")
    static final class Create implements Callable<Integer> {

        private final MenkyoMachines root;

        @Parameters(paramLabel = "NAME", index = "0")
        private String name;

        Create(MenkyoMachines root) {
            this.root = root;
        }

        @Override
        public Integer call() throws IOException, ProblemException {
            Tool tool = root.tool();
            PeerName peer = name(name);
            // The tool's own folder comes first, for its owner only.
            root.session().close();
            Path folder = Session.authorityFolder(root.folder());
            try {
                AgentAuthority.create(folder, peer, Session.authorityPassword(tool), tool.clock(), tool.random());
            } catch (FileAlreadyExistsException e) {
                throw ProblemException.wrong("authority.there", folder);
            } catch (IllegalArgumentException e) {
                throw ProblemException.wrong("authority.password");
            }
            tool.out().println(tool.texts().of("authority.made", peer, folder));
            return ExitCode.DONE.number();
        }
    }

    /** Shows the certificates that it issued. */
    @Command(name = "certificates")
    static final class Certificates implements Callable<Integer> {

        private final MenkyoMachines root;

        Certificates(MenkyoMachines root) {
            this.root = root;
        }

        @Override
        public Integer call() throws IOException, ProblemException {
            Texts texts = root.tool().texts();
            Table table = new Table(List.of(
                    texts.of("column.peer"),
                    texts.of("column.role"),
                    texts.of("column.ends"),
                    texts.of("column.revoked")));
            for (IssuedCertificate issued : open(root).issued()) {
                table.row(List.of(
                        issued.name(),
                        texts.of(issued.role()),
                        texts.time(issued.endsAt()),
                        issued.revoked() ? texts.of("revoked") : ""));
            }
            table.lines().forEach(root.tool().out()::println);
            return ExitCode.DONE.number();
        }
    }

    /** Revokes the certificates of a machine. */
    @Command(name = "revoke")
    static final class Revoke implements Callable<Integer> {

        private final MenkyoMachines root;

        @Parameters(paramLabel = "NAME", index = "0")
        private String name;

        Revoke(MenkyoMachines root) {
            this.root = root;
        }

        @Override
        public Integer call() throws IOException, ProblemException {
            int number = open(root).revoke(name(name));
            root.tool().out().println(root.tool().texts().of("authority.revoked", number, name));
            return (number > 0 ? ExitCode.DONE : ExitCode.NOT_DONE).number();
        }
    }
}
