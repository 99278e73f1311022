package org.menkyo.it.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A folder with the programs of {@code src/test/node} and the libraries that {@code package-lock.json} names, which npm
 * loads once for all tests of this JVM.
 */
public final class NodePrograms {

    private static NodePrograms shared;

    private final Path folder;

    private NodePrograms(Path folder) {
        this.folder = folder;
    }

    /** The folder; the test that asks is skipped where there is no npm. */
    public static synchronized NodePrograms get() {
        Peers.need(Peers.runs("npm", "--version"), "npm");
        if (shared == null) {
            shared = install();
        }
        return shared;
    }

    private static NodePrograms install() {
        Path target = Path.of(
                System.getProperty("menkyo.it.work", "target"), "node-" + System.getProperty("menkyo.it.fork", "1"));
        Path source = Path.of(System.getProperty("menkyo.it.work", "target"), "..", "src", "test", "node");
        try (Stream<Path> files = Files.list(source)) {
            Files.createDirectories(target);
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        NodePrograms programs = new NodePrograms(target);
        programs.expectSuccess("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts");
        return programs;
    }

    /** The folder. */
    public Path folder() {
        return folder;
    }

    /** Runs a command in the folder. */
    public Program.Ended run(String input, List<String> command) {
        return new Program(folder, Map.of()).run(input, command);
    }

    /** Runs a command in the folder that must end well, and returns what it printed. */
    public String expectSuccess(String... command) {
        return new Program(folder, Map.of()).expectSuccess(List.of(command));
    }
}
