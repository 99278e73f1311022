package org.menkyo.it.specification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Keeps the pages in {@code docs/security} true as far as a program can: the table of OWASP ASVS 5.0.0 has each requirement
 * of the levels 1 and 2 once and in order, its sums are right, and what the pages name is there.
 */
class SecurityPagesTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path PAGES = ROOT.resolve("docs/security");
    private static final Path TABLE = PAGES.resolve("asvs.md");

    /** Other pages have names of this form that are no classes of ours, such as those of a standard. */
    private static final Set<String> PAGES_OF_CLASSES = Set.of("asvs.md", "README.md");

    private static final List<String> VERDICTS = List.of("met", "partly", "not met", "does not apply");

    private static final Pattern ROW = Pattern.compile("\\| ([0-9]+\\.[0-9]+\\.[0-9]+) \\|.*");

    /** A test class, and maybe one of its methods or rules. */
    private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT))(?:\\.(\\w+))?`");

    /** A class by its name alone, and maybe one of its members. */
    private static final Pattern TYPE = Pattern.compile("`((?:[A-Z][a-z0-9]+){2,})(?:\\.\\w+)?`");

    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(?:#[^)]*)?\\)");

    /** One line of the table. */
    private record Row(String number, String level, String subject, String verdict, String reason) {

        static Row of(String line) {
            List<String> cells = List.of(line.substring(2, line.length() - 2).split(" \\| "));
            assertThat(cells).as(line).hasSize(5);
            return new Row(cells.get(0), cells.get(1), cells.get(2), cells.get(3), cells.get(4));
        }
    }

    @Test
    void eachRequirementOfBothLevelsStandsInTheTableOnceAndInOrder() throws IOException {
        assertThat(rows().stream().map(row -> row.number() + " " + row.level()).toList())
                .isEqualTo(requirements());
    }

    @Test
    void eachHasAVerdictAndAReasonAndTheSumsAreRight() throws IOException {
        Map<String, Integer> sums = new TreeMap<>();
        for (Row row : rows()) {
            assertThat(row.verdict()).as(row.number()).isIn(VERDICTS);
            assertThat(row.subject()).as(row.number()).isNotBlank();
            assertThat(row.reason()).as(row.number()).isNotBlank();
            sums.merge(row.verdict() + " " + row.level(), 1, Integer::sum);
        }
        String page = Files.readString(TABLE);
        for (String verdict : VERDICTS) {
            assertThat(page)
                    .contains("| " + verdict + " | " + sums.getOrDefault(verdict + " 1", 0) + " | "
                            + sums.getOrDefault(verdict + " 2", 0) + " |");
        }
    }

    @Test
    void whatIsMetIsNamedByATestOrAPlace() throws IOException {
        assertThat(rows().stream()
                        .filter(row -> row.verdict().equals("met"))
                        .filter(row ->
                                !row.reason().contains("`") && !row.reason().contains("](")))
                .isEmpty();
    }

    @Test
    void theTestsAndClassesThatAreNamedAreThere() throws IOException {
        Map<String, String> sources = sources();
        Set<String> missing = new TreeSet<>();
        for (Path page : pages()) {
            String text = Files.readString(page);
            for (Matcher test = TEST.matcher(text); test.find(); ) {
                String source = sources.get(test.group(1));
                if (source == null
                        || test.group(2) != null
                                && !Pattern.compile("(?:void|ArchRule|Stream<DynamicTest>) " + test.group(2) + "\\b")
                                        .matcher(source)
                                        .find()) {
                    missing.add(page.getFileName() + ": " + test.group());
                }
            }
            for (Matcher type = TYPE.matcher(text); type.find(); ) {
                if (PAGES_OF_CLASSES.contains(page.getFileName().toString()) && !sources.containsKey(type.group(1))) {
                    missing.add(page.getFileName() + ": " + type.group());
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void theirLinksLeadSomewhere() throws IOException {
        Set<String> dead = new TreeSet<>();
        for (Path page : pages()) {
            for (Matcher link = LINK.matcher(Files.readString(page)); link.find(); ) {
                if (!Files.exists(PAGES.resolve(link.group(1)))) {
                    dead.add(page.getFileName() + ": " + link.group(1));
                }
            }
        }
        assertThat(dead).isEmpty();
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> pages = Files.list(PAGES)) {
            return pages.filter(page -> page.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    private static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(TABLE)) {
            if (ROW.matcher(line).matches()) {
                rows.add(Row.of(line));
            }
        }
        return rows;
    }

    /** Numbers and levels of ASVS 5.0.0, levels 1 and 2, in the order of the standard. */
    private static List<String> requirements() throws IOException {
        try (InputStream list = SecurityPagesTest.class.getResourceAsStream("asvs-5.0.0.txt")) {
            return new String(list.readAllBytes(), UTF_8).lines().toList();
        }
    }

    /** The text of each class of the product and of its tests, by the name of its file. */
    private static Map<String, String> sources() throws IOException {
        Map<String, String> sources = new TreeMap<>();
        List<Path> modules;
        try (Stream<Path> folders = Files.list(ROOT)) {
            modules = folders.flatMap(
                            folder -> Stream.of(folder.resolve("src/main/java"), folder.resolve("src/test/java")))
                    .filter(Files::isDirectory)
                    .toList();
        }
        for (Path module : modules) {
            try (Stream<Path> files = Files.walk(module)) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .forEach(file -> sources.merge(
                                file.getFileName().toString().replace(".java", ""), read(file), String::concat));
            }
        }
        return sources;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
