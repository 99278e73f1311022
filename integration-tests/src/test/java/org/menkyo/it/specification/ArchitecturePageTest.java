package org.menkyo.it.specification;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The picture of the modules and the list of features in docs/architecture.md are those of the code. */
class ArchitecturePageTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path PAGE = ROOT.resolve("docs/architecture.md");
    private static final Pattern MODULE = Pattern.compile("<module>(.*?)</module>");
    private static final Pattern DEPENDENCY = Pattern.compile(
            "<dependency>\\s*<groupId>org\\.menkyo</groupId>\\s*<artifactId>menkyo-(.*?)</artifactId>(.*?)</dependency>",
            Pattern.DOTALL);
    private static final Pattern ABOUT = Pattern.compile("/\\*\\*(.*?)(?:\\*/|<p>)", Pattern.DOTALL);
    private static final String BASE = "org.menkyo.";

    /** They measure and test the others. */
    private static final Set<String> BESIDE = Set.of("integration-tests", "bench", "peers");

    @Test
    void isUpToDate() throws IOException {
        String page = Files.readString(PAGE);
        String now = replaced(replaced(page, "modules", modules()), "features", features());
        if (Boolean.getBoolean("architecture.write")) {
            Files.writeString(PAGE, now);
            page = now;
        }
        assertThat(page)
                .as("docs/architecture.md; write it anew with -Darchitecture.write=true")
                .isEqualTo(now);
    }

    private static String replaced(String page, String part, String text) {
        String begin = "<!-- " + part + " -->\n";
        int from = page.indexOf(begin) + begin.length();
        assertThat(from).as(part).isGreaterThanOrEqualTo(begin.length());
        return page.substring(0, from) + text + page.substring(page.indexOf("<!-- end -->", from));
    }

    private static String modules() throws IOException {
        StringBuilder picture = new StringBuilder("```mermaid\ngraph LR\n");
        Matcher modules = MODULE.matcher(Files.readString(ROOT.resolve("pom.xml")));
        while (modules.find()) {
            String module = modules.group(1);
            if (BESIDE.contains(module)) {
                continue;
            }
            picture.append("  ").append(module).append('\n');
            String pom = Files.readString(ROOT.resolve(module).resolve("pom.xml"));
            DEPENDENCY
                    .matcher(pom)
                    .results()
                    .filter(dependency -> !dependency.group(2).contains("<scope>test</scope>"))
                    .forEach(dependency -> picture.append("  ")
                            .append(module)
                            .append(" --> ")
                            .append(dependency.group(1))
                            .append('\n'));
        }
        return picture.append("```\n").toString();
    }

    private static String features() throws IOException {
        JavaClasses classes = new ClassFileImporter().importPath(ROOT.resolve("ejb/target/classes"));
        Map<String, Set<String>> uses = new TreeMap<>();
        for (JavaClass type : classes) {
            String feature = feature(type);
            Set<String> used = uses.computeIfAbsent(feature, name -> new TreeSet<>());
            type.getDirectDependenciesFromSelf().stream()
                    .map(Dependency::getTargetClass)
                    .filter(target ->
                            classes.contain(target.getBaseComponentType().getName()))
                    .map(target -> feature(target.getBaseComponentType()))
                    .filter(target -> !target.equals(feature) && !target.equals("shared"))
                    .forEach(used::add);
        }
        assertThat(uses).hasSizeGreaterThan(30);
        StringBuilder list = new StringBuilder("| feature | about | uses |\n|---|---|---|\n");
        for (Map.Entry<String, Set<String>> entry : uses.entrySet()) {
            list.append("| `")
                    .append(entry.getKey())
                    .append("` | ")
                    .append(about(entry.getKey()))
                    .append(" | ")
                    .append(entry.getValue().stream().collect(Collectors.joining(", ")))
                    .append(" |\n");
        }
        return list.toString();
    }

    private static String feature(JavaClass type) {
        String below = type.getPackageName().substring(BASE.length());
        return below.contains(".") ? below.substring(0, below.indexOf('.')) : below;
    }

    /** The first paragraph of the package's documentation, as plain text. */
    private static String about(String feature) throws IOException {
        Matcher about = ABOUT.matcher(
                Files.readString(ROOT.resolve("ejb/src/main/java/org/menkyo/" + feature + "/package-info.java")));
        assertThat(about.find()).as(feature).isTrue();
        return about.group(1)
                .replaceAll("(?m)^\\s*\\*", " ")
                .replaceAll("\\{@(?:link|code) ([^}]*)}", "$1")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
