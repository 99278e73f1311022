package org.menkyo.it.specification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Words that docs/glossary.md has another one for appear nowhere but in the specification. */
class GlossaryTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path GLOSSARY = ROOT.resolve("docs/glossary.md");
    private static final Path SPECIFICATION = ROOT.resolve("docs/specification");
    private static final Set<String> NOT_OURS = Set.of("target", "node_modules", ".git", ".idea");
    private static final Set<String> TEXTS = Set.of(
            "java",
            "xml",
            "md",
            "properties",
            "ftl",
            "xsd",
            "wsdl",
            "cli",
            "yml",
            "json",
            "html",
            "js",
            "css",
            "sh",
            "py");
    private static final Pattern SPELLED = Pattern.compile("`([a-z]+)`");

    /** They quote the rows of the specification's table. */
    private static final Set<String> QUOTING = Set.of("PermissionMatrixTest.java");

    @Test
    void oneWordIsUsedForOneThing() throws IOException {
        Pattern avoided = avoided();
        List<String> found = new ArrayList<>();
        for (Path file : files()) {
            int number = 0;
            for (String line : Files.readAllLines(file)) {
                number++;
                Matcher word = avoided.matcher(line);
                if (word.find()) {
                    found.add(ROOT.relativize(file) + ":" + number + ": " + word.group());
                }
            }
        }
        assertThat(found).isEmpty();
    }

    /** A word, or the beginning of one. */
    private static Pattern avoided() throws IOException {
        List<String> lines = Files.readAllLines(GLOSSARY);
        Stream<String> replaced = lines.stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| word "))
                .map(line -> line.split("\\|", -1)[4])
                .flatMap(cell -> Arrays.stream(cell.split(",")));
        Stream<String> spelled = SPELLED.matcher(String.join("\n", lines.subList(lines.size() - 2, lines.size())))
                .results()
                .map(word -> word.group(1).replaceAll("e$", ""));
        List<String> words = Stream.concat(replaced, spelled)
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .map(Pattern::quote)
                .toList();
        assertThat(words).hasSizeGreaterThan(15);
        return Pattern.compile(
                words.stream().collect(Collectors.joining("|", "\\b(?:", ")")), Pattern.CASE_INSENSITIVE);
    }

    private static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return NOT_OURS.contains(folder.getFileName().toString()) || folder.equals(SPECIFICATION)
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String name = file.getFileName().toString();
                if (TEXTS.contains(name.substring(name.lastIndexOf('.') + 1))
                        && !file.equals(GLOSSARY)
                        && !QUOTING.contains(name)) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        assertThat(files).hasSizeGreaterThan(1000);
        return files;
    }
}
