package org.menkyo.it.specification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Keeps the list of decisions, {@code docs/adr/README.md}. It is written anew with {@code -Ddecisions.write=true}; otherwise
 * the test fails where it is out of date. A decision's file begins with its number and title; a line that begins with
 * «Amended by» or «Superseded by» says which later one to read too, or instead.
 */
class DecisionListTest {

    private static final Path FOLDER = Path.of("../docs/adr").toAbsolutePath().normalize();
    private static final Path LIST = FOLDER.resolve("README.md");
    private static final Pattern FILE = Pattern.compile("([0-9]{4})-[a-z0-9-]+\\.md");
    private static final Pattern TITLE = Pattern.compile("# ([0-9]+)\\. (\\S.*\\S)");
    private static final Pattern LATER = Pattern.compile("(Amended|Superseded) by .*");
    private static final Pattern LINK = Pattern.compile("\\]\\(([0-9]{4}-[a-z0-9-]+\\.md)\\)");

    @Test
    void isUpToDate() throws IOException {
        String list = list();
        if (Boolean.getBoolean("decisions.write")) {
            Files.writeString(LIST, list);
        }
        assertThat(Files.exists(LIST) ? Files.readString(LIST) : "")
                .as("docs/adr/README.md; write it anew with -Ddecisions.write=true")
                .isEqualTo(list);
    }

    @Test
    void everyDecisionHasANumberOfItsOwnThatItsFileIsNamedBy() throws IOException {
        List<String> names = files().map(file -> file.getFileName().toString()).toList();
        assertThat(names).isNotEmpty().allMatch(name -> FILE.matcher(name).matches());
        assertThat(names).extracting(name -> name.substring(0, 4)).doesNotHaveDuplicates();
        for (String name : names) {
            String first = Files.readAllLines(FOLDER.resolve(name)).get(0);
            Matcher title = TITLE.matcher(first);
            assertThat(title.matches()).as(name + ": " + first).isTrue();
            assertThat(Integer.parseInt(title.group(1))).as(name).isEqualTo(Integer.parseInt(name.substring(0, 4)));
        }
    }

    @Test
    void whatADecisionPointsToIsThere() throws IOException {
        for (Path file : files().toList()) {
            Matcher links = LINK.matcher(Files.readString(file));
            while (links.find()) {
                assertThat(FOLDER.resolve(links.group(1)))
                        .as(file.getFileName().toString())
                        .exists();
            }
        }
    }

    private static Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> !file.equals(LIST)).sorted().toList().stream();
        }
    }

    private static String list() throws IOException {
        StringBuilder list = new StringBuilder().append("""
                # Decisions

                Why Menkyo is built as it is. Written by `DecisionListTest`; do not edit. A decision that changes an earlier one says so
                there, too.

                | decision | read also |
                |---|---|
                """);
        for (Path file : files().toList()) {
            List<String> lines = Files.readAllLines(file);
            String later = lines.stream()
                    .filter(line -> LATER.matcher(line).matches())
                    .collect(Collectors.joining(" "))
                    .replaceAll("\\.$", "");
            list.append("| [")
                    .append(lines.get(0).substring(2))
                    .append("](")
                    .append(file.getFileName())
                    .append(") | ")
                    .append(later.isEmpty() ? "" : later + " ")
                    .append("|\n");
        }
        return list.toString();
    }
}
