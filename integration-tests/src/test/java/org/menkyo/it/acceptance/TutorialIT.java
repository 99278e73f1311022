package org.menkyo.it.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.menkyo.it.peer.Peers;
import org.menkyo.it.product.RunningProduct;

/**
 * The tutorial does what it says: all of its commands are run in one shell, with this product's ports, and print what stands
 * there. Two blocks are done by other means: the server is started as every product of a test is, and the program is built by
 * the build already and gets its catalog by {@code jar}.
 */
class TutorialIT {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path TUTORIAL = ROOT.resolve("docs/tutorial/README.md");
    private static final Path PHOTOS = ROOT.resolve("examples/photos");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+) ?(\\w*)\\n(.*?)^```$");
    private static final String MARK = "@@ block %d ended with %s";
    private static final long MOST_MINUTES = 5;

    private static final RunningProduct PRODUCT = RunningProduct.create(Map.of(
            "MENKYO_DEMO", "false",
            "MENKYO_CATALOG_FILE", PHOTOS.resolve("catalog.json").toString(),
            "MENKYO_OPERATOR_PASSWORD", "a lantern in the harbor"));

    @TempDir
    static Path work;

    /** A fenced block: its language, what the word behind that says of it, and its lines. */
    private record Block(String language, String word, String text) {

        static List<Block> of(Path document) throws IOException {
            Matcher matcher = BLOCK.matcher(Files.readString(document));
            List<Block> blocks = new ArrayList<>();
            while (matcher.find()) {
                blocks.add(new Block(matcher.group(1), matcher.group(2), matcher.group(3)));
            }
            return blocks;
        }

        /** Of what is to be printed: whether it is, where {@code ...} stands for anything within a line. */
        Pattern pattern() {
            return Pattern.compile(Stream.of(text.strip().split("\n"))
                    .map(line -> Stream.of(line.split("\\.\\.\\.", -1))
                            .map(Pattern::quote)
                            .collect(Collectors.joining(".*")))
                    .collect(Collectors.joining("\n")));
        }
    }

    @BeforeAll
    static void start() {
        Peers.need(Peers.runs("jq", "--version"), "jq");
        Peers.need(Peers.runs("curl", "--version"), "curl");
        PRODUCT.start();
    }

    @AfterAll
    static void stop() {
        PRODUCT.stop();
    }

    @Test
    @Tag("VA-210")
    @Tag("VA-402")
    @Tag("VA-403")
    @Tag("VA-404")
    void aProgramOfOnesOwnIsLicensedInEveryWayByTheCommandsOfTheTutorial() throws Exception {
        List<Block> blocks = Block.of(TUTORIAL);
        copyProgram();

        List<String> printed = run(blocks);

        for (int number = 0; number < blocks.size(); number++) {
            Block block = blocks.get(number);
            if (block.language().equals("text")) {
                assertThat(printed.get(number - 1))
                        .as("printed by:\n%s", blocks.get(number - 1).text())
                        .matches(block.pattern());
            }
        }
    }

    @Test
    void theTutorialShowsLinesOfTheProgram() throws IOException {
        String program = Files.readString(PHOTOS.resolve("src/main/java/com/example/photos/Photos.java"));
        List<String> shown = Block.of(TUTORIAL).stream()
                .filter(block -> block.language().equals("java"))
                .map(Block::text)
                .toList();

        assertThat(shown).isNotEmpty().allSatisfy(lines -> assertThat(program).contains(lines));
    }

    private static void copyProgram() throws IOException {
        Path target = Files.createDirectories(work.resolve("target"));
        Files.copy(PHOTOS.resolve("target/photos.jar"), target.resolve("photos.jar"));
        Files.createSymbolicLink(target.resolve("lib"), PHOTOS.resolve("target/lib"));
        for (String file : List.of("catalog.json", "colleagues.json")) {
            Files.copy(PHOTOS.resolve(file), work.resolve(file));
        }
    }

    /** What each block prints; nothing for those that are no commands. */
    private static List<String> run(List<Block> blocks) throws Exception {
        StringBuilder script = new StringBuilder("exec 2>&1\ncd " + work + "\n");
        for (int number = 0; number < blocks.size(); number++) {
            Block block = blocks.get(number);
            if (block.language().equals("sh")) {
                script.append("begun=$(date +%s%N)\n")
                        .append(here(block))
                        .append("echo \"")
                        .append(MARK.formatted(number, "$?"))
                        .append(" after $(( ($(date +%s%N) - begun) / 1000000 )) ms\"\n");
            }
        }
        Path output = work.resolve("output.txt");
        ProcessBuilder builder =
                new ProcessBuilder("bash").redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(Map.of("LC_ALL", "C.UTF-8", "TZ", "UTC"));
        Process shell = builder.start();
        shell.outputWriter().append(script).close();
        boolean ended = shell.waitFor(MOST_MINUTES, TimeUnit.MINUTES);
        shell.descendants().forEach(ProcessHandle::destroyForcibly);
        shell.destroyForcibly();
        String all = Files.readString(output);
        assertThat(ended).as("the shell ends; it printed:\n%s", all).isTrue();
        return printed(blocks, all);
    }

    private static List<String> printed(List<Block> blocks, String all) {
        List<String> printed = new ArrayList<>();
        String rest = all;
        for (int number = 0; number < blocks.size(); number++) {
            Block block = blocks.get(number);
            if (!block.language().equals("sh")) {
                printed.add("");
                continue;
            }
            String mark = MARK.formatted(number, block.word().equals("fails") ? "1" : "0");
            int end = rest.indexOf(mark);
            assertThat(end)
                    .as("\"%s\", of:\n%s\nwhat was printed:\n%s", mark, block.text(), all)
                    .isNotNegative();
            printed.add(rest.substring(0, end).strip());
            rest = rest.substring(end + mark.length());
            int behind = rest.indexOf('\n');
            System.out.println("block " + number + rest.substring(0, behind) + ": "
                    + block.text()
                            .lines()
                            .skip(block.text().startsWith("export") ? 1 : 0)
                            .findFirst()
                            .orElseThrow());
            rest = rest.substring(behind);
        }
        return printed;
    }

    /** The commands with this product's addresses. */
    private static String here(Block block) {
        return switch (block.word()) {
            case "server" -> "";
            case "build" ->
                block.text()
                        .replace("../../menkyo install\n", "")
                        .replace(
                                "mvn -q package\n",
                                "jar uf target/photos.jar -C src/main/resources client-catalog.txt\n")
                        .transform(TutorialIT::addresses);
            default -> addresses(block.text());
        };
    }

    private static String addresses(String commands) {
        return commands.replace("cd examples/photos\n", "")
                .replace("../../", ROOT + "/")
                .replace("http://localhost:8080", PRODUCT.server().toString())
                .replace("http://localhost:8025", PRODUCT.addresses().mailbox().toString())
                .replaceAll("(kms|--host) localhost", "$1 localhost:" + PRODUCT.kmsPort());
    }
}
