package org.menkyo.it.rest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.menkyo.it.peer.NodePrograms;
import org.menkyo.it.peer.Peers;
import org.menkyo.it.peer.Program;
import org.menkyo.it.product.RunningProduct;

/**
 * Clients that openapi-generator makes from the served document with the options that it has by default, and the programs
 * of {@code src/test/rest-clients} that use them. Nothing that was generated is changed.
 */
final class GeneratedClients {

    private static final Path WORK =
            Path.of(System.getProperty("menkyo.it.work", "target")).toAbsolutePath();
    private static final Path PROGRAMS = WORK.resolveSibling("src/test/rest-clients");
    private static final Path LIBRARIES = WORK.resolve("rest-client-libraries");
    private static final Path FOLDER = WORK.resolve("rest-clients");

    private GeneratedClients() {}

    /** Needs a Python with pydantic 2, which generated clients are made of. */
    static String python(Path job) {
        Peers.need(
                Peers.runs("python3", "-c", "import pydantic, dateutil, urllib3; pydantic.field_validator"),
                "pydantic 2");
        Path client = generated("python");
        return run(FOLDER, Map.of("PYTHONPATH", client.toString()), "python3", program("peer.py"), job.toString());
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

    private static Path generated(String language) {
        Path client = FOLDER.resolve(language);
        run(
                WORK,
                Map.of(),
                System.getProperty("java.home") + "/bin/java",
                "-jar",
                LIBRARIES.resolve("generator/openapi-generator-cli.jar").toString(),
                "generate",
                "-g",
                language,
                "-i",
                RunningProduct.get().rest("/openapi.json").toString(),
                "-o",
                client.toString());
        return client;
    }

    private static String program(String name) {
        return PROGRAMS.resolve(name).toString();
    }

    private static Path copied(String name) {
        try {
            Path copy = FOLDER.resolve(name);
            Files.writeString(copy, Files.readString(PROGRAMS.resolve(name)));
            return copy;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String run(Path folder, Map<String, String> environment, String... command) {
        try {
            Files.createDirectories(FOLDER);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return new Program(folder, environment).expectSuccess(List.of(command));
    }
}
