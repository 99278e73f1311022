package org.menkyo.it.kms;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.menkyo.it.peer.Peers;

/**
 * Runs a program in Python with the library {@code clients/python}, which was written from the documents alone. It needs the
 * package {@code python3-cryptography} of the system.
 */
final class KmsPeer {

    private static final long PATIENCE_MINUTES = 120;

    /** The system's own Python, for which the system's packages are. */
    static final String INTERPRETER = Files.isExecutable(Path.of("/usr/bin/python3")) ? "/usr/bin/python3" : "python3";

    static final Path LIBRARY = Path.of("..", "clients", "python");

    private static final boolean INSTALLED = Peers.runs(INTERPRETER, "-c", "import cryptography");

    private final String program;
    private final JsonObject world;

    /**
     * @param program its name beside this class
     * @param catalog the client catalog as REST gives it
     */
    KmsPeer(String program, String catalog, int port) {
        needPython();
        this.program = program;
        world = Json.createObjectBuilder()
                .add("catalog", catalog)
                .add("host", "localhost")
                .add("port", port)
                .build();
    }

    static void needPython() {
        Peers.need(INSTALLED, "python3-cryptography");
    }

    /** What Python needs to find the library, and to leave nothing beside it. */
    static Map<String, String> environment() {
        return Map.of("PYTHONPATH", LIBRARY.toAbsolutePath().normalize().toString(), "PYTHONDONTWRITEBYTECODE", "1");
    }

    /** A job of the program with its arguments. */
    static JsonObject job(String name, Object... arguments) {
        var job = Json.createObjectBuilder().add("do", name);
        for (int i = 0; i < arguments.length; i += 2) {
            String argument = (String) arguments[i];
            if (arguments[i + 1] instanceof Number number) {
                job.add(argument, number.longValue());
            } else if (arguments[i + 1] instanceof List<?> numbers) {
                job.add(argument, Json.createArrayBuilder(numbers));
            } else {
                job.add(argument, arguments[i + 1].toString());
            }
        }
        return job.build();
    }

    /** What the program said of the only job. */
    JsonValue does(String name, Object... arguments) {
        return does(List.of(job(name, arguments))).get(0);
    }

    /** What the program said of each job. */
    List<JsonValue> does(List<JsonObject> jobs) {
        try {
            Path work = Path.of(System.getProperty("menkyo.it.work", "target"));
            Path errors = Files.createTempFile(work, "kms-peer-", ".log");
            ProcessBuilder builder =
                    new ProcessBuilder(INTERPRETER, script(work).toString()).redirectError(errors.toFile());
            builder.environment().putAll(environment());
            Process python = builder.start();
            try (Writer input = python.outputWriter(StandardCharsets.UTF_8)) {
                JsonArrayBuilder all = Json.createArrayBuilder(jobs);
                input.write(
                        Json.createObjectBuilder(world).add("jobs", all).build().toString());
            }
            List<JsonValue> told = new ArrayList<>();
            python.inputReader(StandardCharsets.UTF_8).lines().forEach(line -> told.add(parse(line)));
            assertThat(python.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)).isTrue();
            assertThat(python.exitValue())
                    .as("the peer ended with: %s", Files.readString(errors))
                    .isZero();
            return told;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private Path script(Path work) throws IOException {
        Path script = work.resolve("kms-" + program);
        try (InputStream source = KmsPeer.class.getResourceAsStream(program)) {
            Files.copy(source, script, StandardCopyOption.REPLACE_EXISTING);
        }
        return script;
    }

    private static JsonValue parse(String line) {
        try (JsonReader reader = Json.createReader(new StringReader(line))) {
            return reader.readValue();
        }
    }
}
