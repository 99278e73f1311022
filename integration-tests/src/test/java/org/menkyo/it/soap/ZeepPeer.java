package org.menkyo.it.soap;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.menkyo.it.peer.Peers;

/**
 * A program in Python that knows nothing of Menkyo but the address of a WSDL. It needs the package {@code python3-zeep}
 * of the system.
 */
final class ZeepPeer {

    /** How the peer signs in. */
    enum SignIn {
        BASIC,
        TOKEN,
        DIGEST,
        NONE
    }

    private static final long PATIENCE_SECONDS = 300;

    private static final boolean INSTALLED = Peers.runs(interpreter(), "-c", "import zeep");

    private final JsonObjectBuilder job;
    private final JsonArrayBuilder calls = Json.createArrayBuilder();

    ZeepPeer(URI wsdl, SignIn signIn, String user, String password) {
        Peers.need(INSTALLED, "python3-zeep");
        job = Json.createObjectBuilder()
                .add("wsdl", wsdl.toString())
                .add("signIn", signIn.name().toLowerCase(java.util.Locale.ROOT))
                .add("user", user)
                .add("password", password);
    }

    ZeepPeer language(String language) {
        job.add("language", language);
        return this;
    }

    ZeepPeer call(String operation, JsonObject arguments) {
        calls.add(Json.createObjectBuilder().add("operation", operation).add("arguments", arguments));
        return this;
    }

    /** What became of each call: an object with {@code result} or {@code fault}. */
    List<JsonObject> answers() {
        try {
            Path errors =
                    Files.createTempFile(Path.of(System.getProperty("menkyo.it.work", "target")), "zeep-", ".log");
            Process python = new ProcessBuilder(interpreter(), script().toString())
                    .redirectError(errors.toFile())
                    .start();
            try (Writer input = python.outputWriter(StandardCharsets.UTF_8)) {
                input.write(job.add("calls", calls).build().toString());
            }
            List<JsonObject> answers = new ArrayList<>();
            python.inputReader(StandardCharsets.UTF_8).lines().forEach(line -> answers.add(parse(line)));
            assertThat(python.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(python.exitValue())
                    .as("the peer ended with: %s", Files.readString(errors))
                    .isZero();
            return answers;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** What became of the only call. */
    JsonObject answer() {
        List<JsonObject> answers = answers();
        assertThat(answers).hasSize(1);
        return answers.get(0);
    }

    /** The system's own Python, for which the system's packages are. */
    private static String interpreter() {
        Path system = Path.of("/usr/bin/python3");
        return Files.isExecutable(system) ? system.toString() : "python3";
    }

    private static Path script() throws IOException {
        // Of this JVM alone: another one could be reading it.
        Path script = Path.of(
                System.getProperty("menkyo.it.work", "target"),
                "peer-" + System.getProperty("menkyo.it.fork", "1") + ".py");
        try (InputStream source = ZeepPeer.class.getResourceAsStream("peer.py")) {
            Files.copy(source, script, StandardCopyOption.REPLACE_EXISTING);
        }
        return script;
    }

    private static JsonObject parse(String line) {
        try (JsonReader reader = Json.createReader(new StringReader(line))) {
            return reader.readObject();
        }
    }
}
