package org.menkyo.admin;

import picocli.CommandLine.Option;

/** What each command has. Without {@code --version}, which is a member of some things that are sent. */
final class HelpOption {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "this help")
    private boolean asked;
}
