package org.menkyo.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The register has every setting once, and docs/configuration.md tells of all of them. This test writes its tables
 * anew with {@code -Dsettings.write=true}.
 */
@Tag("LC-1206")
class SettingsRegisterTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path PAGE = ROOT.resolve("docs/configuration.md");
    private static final Pattern MARKS = Pattern.compile("(?s)(<!-- settings -->\n).*?(<!-- end -->)");
    private static final Pattern VARIABLE = Pattern.compile("MENKYO_[A-Z0-9]+(?:_[A-Z0-9]+)*+(?![_…A-Z])");
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{(menkyo\\.[a-z.-]+)[:}]");

    private static final Pattern DEFAULT = Pattern.compile("\\$\\{(menkyo\\.[a-z.-]+):([^{}$]*)}");

    /** Beside the settings there is what a user of a library calls things, and what tests are told. */
    private static final Set<String> NO_SETTINGS = Set.of("MENKYO_TEST_PEERS", "MENKYO_USER");

    @Test
    void eachIsDeclaredOnce() {
        assertThat(SettingsRegister.all()).extracting(Setting::variable).doesNotHaveDuplicates();
        assertThat(SettingsRegister.all())
                .extracting(Setting::name)
                .allMatch(name -> name.matches("[a-z]+([.-][a-z][a-z0-9]*)+"));
        assertThat(SettingsRegister.all())
                .extracting(Setting::description)
                .allMatch(text -> text.length() > 5 && !text.endsWith(".") && !text.contains("\n"));
    }

    @Test
    void theyAreTogetherByWhatTheyAreAbout() {
        List<Part> parts =
                SettingsRegister.all().stream().<Part>map(Setting::part).toList();
        assertThat(parts).isSorted();
        assertThat(Set.copyOf(parts)).containsExactlyInAnyOrder(Part.values());
    }

    @Test
    void thePageTellsOfAll() throws IOException {
        String page = Files.readString(PAGE);
        String now = MARKS.matcher(page).replaceFirst("$1" + Matcher.quoteReplacement(SettingsTable.markdown()) + "$2");
        if (Boolean.getBoolean("settings.write")) {
            Files.writeString(PAGE, now);
        } else {
            assertThat(page).as("written anew by -Dsettings.write=true").isEqualTo(now);
        }
        assertThat(now).contains("`MENKYO_TIME_ZONE`");
    }

    @Test
    void whatTheServersConfigurationReadsIsDeclared() throws IOException {
        Set<String> names = new TreeSet<>();
        for (String file : List.of("configure.cli", "smtp-authentication.yaml", "tls.cli", "credential-store.cli")) {
            EXPRESSION
                    .matcher(Files.readString(ROOT.resolve("wildfly-config").resolve(file)))
                    .results()
                    .forEach(expression -> names.add(expression.group(1)));
        }
        assertThat(names).contains("menkyo.db.url", "menkyo.smtp.user", "menkyo.tls.key-store");
        assertThat(SettingsRegister.all()).<String>extracting(Setting::name).containsAll(names);
    }

    @Test
    void theServersConfigurationHasTheSameDefaults() throws IOException {
        Map<String, String> defaults = new TreeMap<>();
        DEFAULT.matcher(Files.readString(ROOT.resolve("wildfly-config").resolve("configure.cli")))
                .results()
                .forEach(expression -> defaults.put(expression.group(1), expression.group(2)));
        assertThat(defaults).containsEntry("menkyo.kms-port", "1688");
        for (Setting<?> setting : SettingsRegister.all()) {
            if (setting.defaultText().isPresent() && defaults.containsKey(setting.name())) {
                assertThat(setting.defaultText()).as(setting.name()).contains(defaults.get(setting.name()));
            }
        }
    }

    @Test
    void whatProgramsAndPagesNameIsDeclared() throws IOException {
        Set<String> known =
                SettingsRegister.all().stream().map(Setting::variable).collect(Collectors.toSet());
        Set<String> unknown = new TreeSet<>();
        int read = 0;
        for (Path file : files()) {
            // What is shown as an unknown name has to be one.
            Matcher name = VARIABLE.matcher(Files.readString(file).replaceAll(".*UNKNOWN_SETTING: .*", ""));
            while (name.find()) {
                read++;
                if (!known.contains(name.group()) && !NO_SETTINGS.contains(name.group())) {
                    unknown.add(name.group() + " in " + ROOT.relativize(file));
                }
            }
        }
        assertThat(read).isGreaterThan(100);
        assertThat(unknown).isEmpty();
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(ROOT)) {
            return all.filter(file -> file.toString().endsWith(".md")
                            || file.toString().endsWith(".java")
                                    && file.toString().contains("/src/main/"))
                    .filter(file -> !file.toString().contains("/target/")
                            && !file.toString().contains("/node_modules/")
                            && !file.toString().contains("/data/"))
                    .toList();
        }
    }
}
