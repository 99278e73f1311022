package org.menkyo.machines.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Explains commands and options, in a person's language. */
final class Help {

    private static final int WIDTH = 100;

    private Help() {}

    static void prepare(CommandLine line, Texts texts) {
        all(line, texts);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpWidth(WIDTH);
        line.setAdjustLineBreaksForWideCJKCharacters(true);
        line.setAbbreviatedOptionsAllowed(false);
    }

    private static void all(CommandLine line, Texts texts) {
        line.getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .order(Integer.MAX_VALUE)
                        .build());
        line.getCommandSpec().resourceBundle(texts.help());
        line.getSubcommands().values().forEach(command -> all(command, texts));
    }
}
