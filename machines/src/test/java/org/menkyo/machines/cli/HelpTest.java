package org.menkyo.machines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

@Tag("VA-501")
class HelpTest {

    private static final Pattern PLACE = Pattern.compile("\\{[0-9]}");

    @ParameterizedTest
    @ValueSource(strings = {"en", "ja"})
    void eachCommandOptionAndArgumentIsExplained(String language) {
        Texts texts = Texts.in(Locale.forLanguageTag(language), ZoneOffset.UTC);
        Tool tool = new Tool(null, null, null, null, false, texts, null, null, null, null, null);
        List<CommandLine> commands = new ArrayList<>(List.of(new MenkyoMachines(tool).commandLine()));
        for (int i = 0; i < commands.size(); i++) {
            CommandLine command = commands.get(i);
            String name = command.getCommandSpec().qualifiedName();
            assertThat(command.getCommandSpec().usageMessage().description())
                    .as(name)
                    .isNotEmpty();
            for (ArgSpec argument : command.getCommandSpec().args()) {
                assertThat(argument.description()).as(name + " " + argument).isNotEmpty();
            }
            assertThat(command.getUsageMessage()).isNotBlank();
            commands.addAll(command.getSubcommands().values());
        }
        assertThat(commands).hasSizeGreaterThan(20);
    }

    @Test
    void bothLanguagesSayTheSame() {
        for (String bundle : List.of("messages", "help")) {
            assertThat(names(bundle, Locale.JAPANESE)).isEqualTo(names(bundle, Locale.ENGLISH));
        }
    }

    private static List<String> names(String bundle, Locale locale) {
        Texts texts = Texts.in(locale, ZoneOffset.UTC);
        ResourceBundle words = bundle.equals("help") ? texts.help() : texts.messages();
        return words.keySet().stream()
                .map(name -> name + " "
                        + PLACE.matcher(words.getString(name))
                                .results()
                                .map(MatchResult::group)
                                .collect(Collectors.toCollection(TreeSet::new)))
                .sorted()
                .toList();
    }
}
