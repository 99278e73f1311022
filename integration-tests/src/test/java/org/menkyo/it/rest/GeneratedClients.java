package org.menkyo.it.rest;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.menkyo.it.peer.NodePrograms;
import org.menkyo.it.peer.Peers;
import org.menkyo.it.peer.Program;
import org.menkyo.it.product.RunningProduct;

/**
 * Clients that openapi-generator makes from the served document with the options that it has by default, and the programs
 * of {@code src/test/rest-clients} that use them. Nothing that was generated is changed.
 */
final class GeneratedClients {

    private static final List<String> LANGUAGES = List.of("python", "java", "typescript-fetch", "php");
    private static final Path WORK =
            Path.of(System.getProperty("menkyo.it.work", "target")).toAbsolutePath();
    private static final Path PROGRAMS = WORK.resolveSibling("src/test/rest-clients");
    private static final Path LIBRARIES = WORK.resolve("rest-client-libraries");
    private static final Path FOLDER = WORK.resolve("rest-clients");

    private static boolean generated;

    private GeneratedClients() {}

    /**
     * Runs with any Python that has the libraries of generated clients. Skipped where there is none even if peers are
     * required: the packages of Debian stable have pydantic 1 only.
     */
    static String python(Path job) {
        String python = Stream.of("python3", "/usr/bin/python3")
                .filter(each -> Peers.runs(each, "-c", "import pydantic, dateutil, urllib3; pydantic.field_validator"))
                .findFirst()
                .orElse("");
        assumeFalse(python.isEmpty(), "no python3 has pydantic 2, python-dateutil and urllib3");
        Path client = generated("python");
        return run(FOLDER, Map.of("PYTHONPATH", client.toString()), python, program("peer.py"), job.toString());
    }

    static String java(Path job) {
        String libraries = LIBRARIES + "/*";
        Path classes = FOLDER.resolve("java-classes");
        String home = System.getProperty("java.home");
        Path sources = generated("java").resolve("src/main/java");
        run(
                FOLDER,
                Map.of(),
                home + "/bin/javac",
                "-nowarn",
                "-proc:none",
                "-encoding",
                "UTF-8",
                "-d",
                classes.toString(),
                "-cp",
                libraries,
                "-sourcepath",
                sources.toString(),
                program("Peer.java"));
        return run(
                FOLDER,
                Map.of(),
                home + "/bin/java",
                "-Dfile.encoding=UTF-8",
                "-cp",
                classes + ":" + libraries,
                "Peer",
                job.toString());
    }

    static String typeScript(Path job) {
        NodePrograms node = NodePrograms.get();
        generated("typescript-fetch");
        Path program = copied("peer.ts");
        Path types = node.folder().toAbsolutePath().resolve("node_modules");
        node.expectSuccess(
                "npx",
                "tsc",
                "--strict",
                "--target",
                "es2022",
                "--module",
                "commonjs",
                "--moduleResolution",
                "node10",
                "--skipLibCheck",
                "--types",
                "node",
                "--typeRoots",
                types.resolve("@types").toString(),
                "--outDir",
                FOLDER.resolve("typescript-built").toString(),
                program.toString());
        return run(FOLDER, Map.of(), "node", "typescript-built/peer.js", job.toString());
    }

    /** Needs PHP with Guzzle, curl and mbstring of the system. */
    static String php(Path job) {
        Peers.need(
                Peers.runs("php", "-r", "require 'GuzzleHttp/autoload.php'; curl_version(); mb_strlen('');"),
                "php with php-guzzlehttp-guzzle, php-curl and php-mbstring");
        Path client = generated("php");
        return run(FOLDER, Map.of(), "php", program("peer.php"), client.toString(), job.toString());
    }

    /** The folder of a client. All are generated at once, since starting the generator takes most of the time. */
    private static synchronized Path generated(String language) {
        if (!generated) {
            List<String> command = new ArrayList<>(List.of(
                    System.getProperty("java.home") + "/bin/java",
                    "-jar",
                    LIBRARIES.resolve("generator/openapi-generator-cli.jar").toString(),
                    "batch",
                    "--fail-fast",
                    "--clean"));
            for (String each : LANGUAGES) {
                command.add(configuration(each).toString());
            }
            run(WORK, Map.of(), command.toArray(String[]::new));
            generated = true;
        }
        return FOLDER.resolve(language);
    }

    private static Path configuration(String language) {
        JsonObject configuration = Json.createObjectBuilder()
                .add("generatorName", language)
                .add("inputSpec", RunningProduct.get().rest("/openapi.json").toString())
                .add("outputDir", FOLDER.resolve(language).toString())
                .build();
        return written(language + ".json", configuration.toString());
    }

    private static String program(String name) {
        return PROGRAMS.resolve(name).toString();
    }

    private static Path copied(String name) {
        try {
            return written(name, Files.readString(PROGRAMS.resolve(name)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Path written(String name, String content) {
        try {
            Files.createDirectories(FOLDER);
            return Files.writeString(FOLDER.resolve(name), content);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String run(Path folder, Map<String, String> environment, String... command) {
        return new Program(folder, environment).expectSuccess(List.of(command));
    }
}
