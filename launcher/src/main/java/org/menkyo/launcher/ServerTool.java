package org.menkyo.launcher;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands of the launcher for administrators of a WildFly of their own, who have the release archive and no launcher. */
@Command(
        name = "menkyo-server",
        description = "What an administrator of a server does beside REST.",
        mixinStandardHelpOptions = true)
public final class ServerTool implements Runnable {

    @Spec
    private CommandSpec command;

    /** The exit code is that of the command, and 2 for a wrong option. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ServerTool())
                .addSubcommand("check-config", CheckConfig.ofServer())
                .addSubcommand("import", ImportData.ofProcess())
                .addSubcommand("convert-keygen", ConvertKeygen.ofProcess())
                .addSubcommand("rotate-master-key", new RotateServersMasterKey())
                .execute(arguments));
    }

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "Name a command.");
    }
}
