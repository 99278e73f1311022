package org.menkyo.it.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When {@code ./menkyo} builds: with a Maven that only notes that it was called. */
class BuildCommandTest {

    private static final Path COMMAND = Path.of("..", "menkyo");

    @TempDir
    private Path folder;

    private Path root;
    private Path source;

    @BeforeEach
    void aCloneThatIsOld() throws IOException {
        root = Files.createDirectories(folder.resolve("clone"));
        Files.copy(COMMAND, root.resolve("menkyo"), StandardCopyOption.COPY_ATTRIBUTES);
        source = Files.createDirectories(root.resolve("ejb/src")).resolve("Source.java");
        Files.writeString(source, "class Source {}");
        maven("mkdir -p ejb/target; date > ejb/target/classes");
        for (Path made : new Path[] {root.resolve("menkyo"), source, source.getParent(), root.resolve("ejb")}) {
            at(made, Instant.now().minusSeconds(60));
        }
    }

    @Test
    void nothingIsBuiltTwice() throws Exception {
        run("build");
        run("build");

        assertThat(builds()).isEqualTo(1);
        assertThat(root.resolve("ejb/target/classes")).exists();
    }

    @Test
    void whatIsEditedOrRemovedIsBuilt() throws Exception {
        run("build");
        at(source, Instant.now().plusSeconds(60));
        run("build");
        assertThat(builds()).isEqualTo(2);

        at(source, Instant.now().minusSeconds(60));
        run("build");
        Files.delete(source);
        at(source.getParent(), Instant.now().plusSeconds(60));
        run("build");
        assertThat(builds()).isEqualTo(3);
    }

    @Test
    void whatIsEditedWhileItBuildsIsBuiltTheNextTime() throws Exception {
        maven("touch -d '+1 minute' ejb/src/Source.java");
        run("build");
        maven("true");
        run("build");

        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void whatFailsIsBuiltAgain() throws Exception {
        maven("exit 1");
        assertThat(run("build")).isEqualTo(1);
        maven("true");
        assertThat(run("build")).isZero();

        assertThat(builds()).isEqualTo(2);
    }

    private void maven(String does) throws IOException {
        Path program = Files.createDirectories(folder.resolve("bin")).resolve("mvn");
        Files.writeString(program, """
                #!/bin/sh
                case " $* " in *" -v "*) echo 'Apache Maven 3.9.9'; exit ;; esac
                echo "$*" >> '%s'
                %s
                """.formatted(folder.resolve("builds"), does));
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }

    private long builds() throws IOException {
        return Files.readAllLines(folder.resolve("builds")).size();
    }

    private int run(String command) throws IOException, InterruptedException {
        ProcessBuilder process = new ProcessBuilder("sh", "menkyo", command)
                .directory(root.toFile())
                .redirectErrorStream(true);
        process.environment().merge("PATH", "", (path, none) -> folder.resolve("bin") + ":" + path);
        process.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process running = process.start();
        new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .forEach(System.out::println);
        return running.waitFor();
    }

    private static void at(Path path, Instant time) throws IOException {
        Files.setLastModifiedTime(path, FileTime.from(time));
    }
}
