package org.menkyo.launcher;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Commands of the running server's command line, sent as the user who runs it. */
final class ServerCommands {

    private static final String STORE = "/subsystem=elytron/secret-key-credential-store=menkyo";
    private static final long PATIENCE_SECONDS = 60;

    private final Path serverHome;
    private final String controller;

    ServerCommands(Path serverHome, int managementPort) {
        this.serverHome = serverHome;
        this.controller = "127.0.0.1:" + managementPort;
    }

    /** The names of the master keys in the server's credential store. */
    List<String> masterKeys() throws InterruptedException {
        String answer = send(STORE + ":read-aliases");
        try (JsonReader reader = Json.createReader(new StringReader(answer.substring(answer.indexOf('{'))))) {
            return reader.readObject().getJsonArray("result").getValuesAs(JsonString::getString);
        }
    }

    /** Makes another master key. */
    void makeMasterKey(String name) throws InterruptedException {
        send(STORE + ":generate-secret-key(alias=" + name + ", key-size=256)");
    }

    void removeMasterKey(String name) throws InterruptedException {
        send(STORE + ":remove-alias(alias=" + name + ")");
    }

    private String send(String operation) throws InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                serverHome.resolve("bin").resolve("jboss-cli.sh").toString(),
                "--connect",
                "--controller=" + controller,
                "--no-color-output",
                "--output-json",
                "--command=" + operation);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.redirectErrorStream(true);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new LaunchException("The server did not do what it was told: " + answer.strip());
            }
            return answer;
        } catch (IOException failed) {
            throw new LaunchException(
                    "The server's command line cannot be started (" + failed.getMessage() + ").", failed);
        }
    }
}
