package org.menkyo.machines.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.menkyo.client.cli.ExitCode;
import org.menkyo.client.store.FileMutex;
import org.menkyo.client.store.WholeFile;
import org.menkyo.client.unattend.UnattendFile;
import org.menkyo.machines.problem.ProblemException;
import org.menkyo.protocol.key.ProductKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** A multiple activation key in an answer file for automated installation (VA-408). */
final class UnattendCommands {

    private static final int MAX_LENGTH = 1 << 24;

    private UnattendCommands() {}

    /** Writes the key. */
    @Command(name = "unattend-write")
    static final class Write implements Callable<Integer> {

        private final MenkyoMachines root;

        @Parameters(paramLabel = "FILE", index = "0")
        private Path file;

        Write(MenkyoMachines root) {
            this.root = root;
        }

        @Override
        public Integer call() throws IOException, ProblemException {
            ProductKey key = Keys.one(root.tool());
            change(file, unattend -> unattend.withKey(key));
            root.tool().out().println(root.tool().texts().of("unattend.written", key.masked(), file));
            return ExitCode.DONE.number();
        }
    }

    /** Removes it. */
    @Command(name = "unattend-remove")
    static final class Remove implements Callable<Integer> {

        private final MenkyoMachines root;

        @Parameters(paramLabel = "FILE", index = "0")
        private Path file;

        Remove(MenkyoMachines root) {
            this.root = root;
        }

        @Override
        public Integer call() throws IOException, ProblemException {
            change(file, UnattendFile::withoutKey);
            root.tool().out().println(root.tool().texts().of("unattend.removed", file));
            return ExitCode.DONE.number();
        }
    }

    /** One tool at a time changes a file, from reading to writing. */
    private static void change(Path file, UnaryOperator<UnattendFile> change) throws IOException, ProblemException {
        try {
            new FileMutex(file.resolveSibling(file.getFileName() + ".lock")).exclusively(() -> {
                UnattendFile before = UnattendFile.parse(WholeFile.read(file, MAX_LENGTH));
                WholeFile.replace(file, change.apply(before).toBytes());
                return null;
            });
        } catch (IllegalArgumentException e) {
            throw ProblemException.wrong("input", e.getMessage());
        }
    }
}
