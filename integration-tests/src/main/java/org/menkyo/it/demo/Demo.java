package org.menkyo.it.demo;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.menkyo.launcher.Ports;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command that plays the main job against a running server, says what it does and checks each answer. */
@Command(
        name = "menkyo demo",
        description = "Plays the main job against the running Menkyo, through its public interfaces only.",
        mixinStandardHelpOptions = true)
public final class Demo implements Callable<Integer> {

    private static final Logger LIBRARIES = Logger.getLogger("");

    @Option(
            names = "--port-offset",
            paramLabel = "N",
            description = "The offset that Menkyo was started with (default: ${DEFAULT-VALUE}).",
            defaultValue = "${env:MENKYO_PORT_OFFSET:-0}")
    private int portOffset;

    @Option(names = "--rest", paramLabel = "URL", description = "Base address of REST, as http://localhost:8080/api.")
    private URI rest;

    @Option(names = "--soap", paramLabel = "URL", description = "Base address of SOAP, as http://localhost:8080/ws.")
    private URI soap;

    @Option(names = "--kms", paramLabel = "HOST:PORT", description = "What answers KMS clients, as localhost:1688.")
    private String kms;

    @Option(names = "--mailbox", paramLabel = "URL", description = "The mailbox, as http://localhost:8025.")
    private URI mailbox;

    /** Plays the main job; the exit code is 0 if all was right, 1 if an answer was wrong and 2 for a wrong option. */
    public static void main(String[] arguments) {
        LIBRARIES.setLevel(Level.SEVERE);
        System.exit(new CommandLine(new Demo())
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    System.err.println("menkyo: " + failure.getMessage());
                    return 1;
                })
                .execute(arguments));
    }

    @Override
    public Integer call() {
        Addresses addresses = addresses();
        Narration narration = new Narration(System.out);
        Stage stage = Stage.set(addresses, narration);
        narration.plain("Menkyo's main job, run " + stage.run() + ": REST " + addresses.rest() + ", SOAP "
                + addresses.soap() + ", KMS " + addresses.kms().getHostString() + ":"
                + addresses.kms().getPort() + ", mailbox " + addresses.mailbox());
        new MainJob(stage).play();
        narration.plain(System.lineSeparator() + "Every answer was right.");
        return 0;
    }

    private Addresses addresses() {
        Ports ports = Ports.of(System.getenv(), portOffset);
        Addresses local = Addresses.ofPorts(ports.http(), ports.kms(), ports.mailbox());
        try {
            return new Addresses(
                    Optional.ofNullable(rest).orElse(local.rest()),
                    Optional.ofNullable(soap).orElse(local.soap()),
                    Optional.ofNullable(kms).map(Addresses::hostAndPort).orElse(local.kms()),
                    Optional.ofNullable(mailbox).orElse(local.mailbox()));
        } catch (IllegalArgumentException malformed) {
            throw new CommandLine.ParameterException(new CommandLine(this), "--kms: " + malformed.getMessage());
        }
    }
}
