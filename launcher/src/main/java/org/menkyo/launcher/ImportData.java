package org.menkyo.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The command that sends a CSV file to import (LC-109, VA-401), and tells what is wrong with it by line and column. The password comes
 * from the environment ({@code MENKYO_PASSWORD}), or is typed; never from the command line, which others on the machine can
 * read.
 */
@Command(
        name = "menkyo import",
        description = "Imports a CSV file into a running Menkyo: as a whole, or nothing of it.",
        footer = "The password is asked for, unless MENKYO_PASSWORD has it.",
        mixinStandardHelpOptions = true)
public final class ImportData implements Callable<Integer> {

    private static final String PASSWORD = "MENKYO_PASSWORD";

    @Parameters(
            index = "0",
            paramLabel = "KIND",
            description = "What is in the file: licenses, product-keys or machines.")
    private String kind;

    @Parameters(index = "1", paramLabel = "FILE", description = "CSV in UTF-8, with a first line of column names.")
    private Path file;

    @Option(names = "--dry-run", description = "Record nothing, and say what would be recorded.")
    private boolean dryRun;

    @Option(
            names = "--user",
            paramLabel = "NAME",
            description = "Account of an operator (default: ${DEFAULT-VALUE}).",
            defaultValue = "operator")
    private String user;

    @Option(
            names = "--rest",
            paramLabel = "URL",
            description = "Base address of REST, as https://licensing.example/api.")
    private URI rest;

    @Option(
            names = "--port-offset",
            paramLabel = "N",
            description = "Without --rest: the same as of the running Menkyo (default: ${DEFAULT-VALUE}).",
            defaultValue = "${sys:menkyo.port-offset:-${env:MENKYO_PORT_OFFSET:-0}}")
    private int portOffset;

    @Spec
    private CommandSpec command;

    private final Map<String, String> environment;
    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;
    private final ImportTexts texts;

    ImportData(Map<String, String> environment, InputStream in, PrintStream out, PrintStream err, Locale locale) {
        this.environment = environment;
        this.in = in;
        this.out = out;
        this.err = err;
        this.texts = new ImportTexts(locale);
    }

    /** The exit code is 0 if nothing was wrong, 1 if something was and nothing was recorded, and 2 for a wrong option. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(ofProcess()).execute(arguments));
    }

    static ImportData ofProcess() {
        return new ImportData(System.getenv(), System.in, System.out, System.err, Locale.getDefault());
    }

    @Override
    public Integer call() throws InterruptedException {
        if (!ImportCall.KINDS.contains(kind)) {
            throw new ParameterException(command.commandLine(), texts.text("kind", kind));
        }
        try {
            ImportCall call = new ImportCall(base(), user, password(), texts.language());
            ImportCall.Answer answer = call.send(kind, text(file), dryRun);
            answer.report(texts, file).forEach(answer.passed() ? out::println : err::println);
            return answer.passed() ? 0 : 1;
        } catch (NoSuchFileException missing) {
            err.println("menkyo: " + texts.text("missing", file));
        } catch (CharacterCodingException other) {
            err.println("menkyo: " + texts.text("encoding", file));
        } catch (LaunchException failed) {
            err.println("menkyo: " + failed.getMessage());
        } catch (IOException failed) {
            err.println("menkyo: " + texts.text("unreachable", base(), failed));
        }
        return 1;
    }

    private URI base() {
        return rest != null
                ? rest
                : URI.create(
                        "http://localhost:" + Ports.of(environment, portOffset).http() + "/api");
    }

    /** What is in a file in UTF-8; another encoding is no reason to guess. */
    static String text(Path file) throws IOException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                .toString();
    }

    private String password() throws IOException {
        String configured = environment.get(PASSWORD);
        if (configured != null && !configured.isBlank()) {
            return configured;
        }
        String prompt = texts.text("password", user);
        Optional<String> typed;
        if (System.console() != null) {
            typed = Optional.ofNullable(System.console().readPassword("%s", prompt))
                    .map(String::valueOf);
        } else {
            // Another program, or a file.
            typed = Optional.ofNullable(
                    new BufferedReader(new InputStreamReader(in, Charset.defaultCharset())).readLine());
        }
        return typed.filter(line -> !line.isBlank()).orElseThrow(() -> new LaunchException(texts.text("noPassword")));
    }
}
