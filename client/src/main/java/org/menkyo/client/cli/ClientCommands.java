package org.menkyo.client.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.menkyo.client.ActivationClient;
import org.menkyo.client.ActivationResult;
import org.menkyo.client.ClientImage;
import org.menkyo.client.kms.HostAddress;
import org.menkyo.client.store.TamperedException;
import org.menkyo.protocol.activation.ConfirmationId;
import org.menkyo.protocol.key.ProductKey;

/** Carries out commands on the client of this machine. */
final class ClientCommands {

    private final ActivationClient client;
    private final Report report;
    private final BufferedReader in;

    ClientCommands(ActivationClient client, Report report, BufferedReader in) {
        this.client = client;
        this.report = report;
        this.in = in;
    }

    /** @return whether what was asked for was done */
    boolean run(Verb verb, String argument) throws IOException, UsageException {
        switch (verb) {
            case IPK -> {
                return tell(client.installKey(ProductKey.parse(argument.equals("-") ? line() : argument)));
            }
            case ATO -> {
                return tell(client.activate());
            }
            case VAL -> {
                return tell(client.validate());
            }
            case ATP -> {
                return tell(client.confirm(ConfirmationId.parse(argument)));
            }
            case DLI -> report.status(client.status(), Report.Detail.SHORT);
            case DLV -> report.details(client.status(), client.machine());
            case XPR -> report.status(client.status(), Report.Detail.EXPIRY);
            case DTI -> report.installationId(client.installationId());
            case RTN -> report.returned(client.returnActivation());
            case IMAGE -> look(Path.of(argument));
            default -> {
                change(verb, argument);
                report.done(verb);
            }
        }
        return true;
    }

    private void change(Verb verb, String argument) throws UsageException {
        switch (verb) {
            case UPK -> client.removeKey();
            case CPKY -> client.clearKey();
            case REARM -> client.rearm();
            case GENERALIZE -> client.generalize();
            case SKMS -> configure(argument);
            case CKMS -> client.configureKms(Optional.empty(), OptionalInt.empty());
            case SPRT -> port(argument);
            case CPRT -> client.setKmsPort(OptionalInt.empty());
            default -> throw new IllegalArgumentException(verb + " is not for a client");
        }
    }

    /** Without a port the one that was set before stays; a port alone leaves the host. */
    private void configure(String argument) throws UsageException {
        if (argument.startsWith(":") && !argument.startsWith("::")) {
            port(argument.substring(1));
            return;
        }
        HostAddress first = address(argument, 1);
        boolean named = address(argument, 2).port() == first.port();
        if (named) {
            client.configureKms(Optional.of(first.name()), OptionalInt.of(first.port()));
        } else {
            client.setKmsHost(first.name());
        }
    }

    private void port(String argument) throws UsageException {
        int number = Invocation.number(argument);
        try {
            client.setKmsPort(OptionalInt.of(number));
        } catch (IllegalArgumentException e) {
            throw new UsageException("range", argument, 0xffff);
        }
    }

    private static HostAddress address(String text, int defaultPort) throws UsageException {
        try {
            return HostAddress.parse(text, defaultPort);
        } catch (IllegalArgumentException e) {
            throw new UsageException("host.address", text);
        }
    }

    private void look(Path image) throws IOException, UsageException {
        try {
            ClientFolder folder = new ClientFolder(image);
            report.image(ClientImage.look(folder.store(), folder.catalog()));
        } catch (TamperedException e) {
            throw new UsageException(ExitCode.BROKEN, "image.altered", image);
        }
    }

    private String line() throws IOException {
        String line = in.readLine();
        return line == null ? "" : line;
    }

    private boolean tell(ActivationResult result) {
        report.result(result);
        return result.outcome().isDone();
    }
}
