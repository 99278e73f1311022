package org.menkyo.it.specification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Keeps {@code docs/specification/coverage.md}: which tests carry which rule of the specification. The page is written
 * anew by this test with {@code -Dcoverage.write=true}; otherwise the test fails where the page is out of date.
 */
class CoveragePageTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path SPECIFICATION = ROOT.resolve("docs/specification");
    private static final Path PAGE = SPECIFICATION.resolve("coverage.md");
    private static final Pattern RULE = Pattern.compile("^- ((?:LC|VA)-[0-9]+) ");
    private static final Pattern TAG = Pattern.compile("@Tag\\(\"((?:LC|VA)-[0-9]+)\"\\)");
    private static final Pattern METHOD = Pattern.compile("\\b(\\w+)\\(");

    @Test
    void isUpToDate() throws IOException {
        String page = page();
        if (Boolean.getBoolean("coverage.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
                .as("docs/specification/coverage.md; write it anew with -Dcoverage.write=true")
                .isEqualTo(page);
    }

    @Test
    void knowsEveryRuleThatATestNames() throws IOException {
        assertThat(rules()).containsAll(tests().keySet());
    }

    private static String page() throws IOException {
        SortedSet<String> rules = rules();
        Map<String, SortedSet<String>> tests = tests();
        long proven = rules.stream().filter(tests::containsKey).count();
        StringBuilder page = new StringBuilder()
                .append("# Rules and their tests\n\n")
                .append("Written by `CoveragePageTest`; do not edit. ")
                .append(proven)
                .append(" of ")
                .append(rules.size())
                .append(" rules carry a test.\n\n| rule | tests |\n|---|---|\n");
        for (String rule : rules) {
            page.append("| ")
                    .append(rule)
                    .append(" | ")
                    .append(String.join("<br>", tests.getOrDefault(rule, new TreeSet<>(List.of("none yet")))))
                    .append(" |\n");
        }
        return page.toString();
    }

    private static SortedSet<String> rules() throws IOException {
        SortedSet<String> rules = new TreeSet<>();
        for (String file : List.of("licensing-center.md", "volume-activation.md")) {
            for (String line : Files.readAllLines(SPECIFICATION.resolve(file))) {
                Matcher matcher = RULE.matcher(line);
                if (matcher.find()) {
                    rules.add(matcher.group(1));
                }
            }
        }
        return rules;
    }

    private static Map<String, SortedSet<String>> tests() throws IOException {
        Map<String, SortedSet<String>> tests = new TreeMap<>();
        List<Path> modules;
        try (Stream<Path> folders = Files.list(ROOT)) {
            modules = folders.map(folder -> folder.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .toList();
        }
        for (Path module : modules) {
            try (Stream<Path> files = Files.walk(module)) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(file -> collect(file, tests));
            }
        }
        return tests;
    }

    private static void collect(Path file, Map<String, SortedSet<String>> tests) {
        String type = file.getFileName().toString().replace(".java", "");
        List<String> open = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file)) {
                Matcher tag = TAG.matcher(line);
                if (tag.find()) {
                    open.add(tag.group(1));
                } else if (!open.isEmpty() && !line.trim().startsWith("@") && !line.isBlank()) {
                    Matcher method = METHOD.matcher(line);
                    String name = method.find() ? type + "." + method.group(1) : type;
                    open.forEach(rule ->
                            tests.computeIfAbsent(rule, r -> new TreeSet<>()).add(name));
                    open.clear();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
