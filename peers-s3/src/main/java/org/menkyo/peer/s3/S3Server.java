package org.menkyo.peer.s3;

import java.io.IOException;
import java.io.StringWriter;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** S3Proxy as a process of its own, with one bucket in a folder. It checks signatures, and with them all bytes it gets. */
public final class S3Server implements AutoCloseable {

    public static final String BUCKET = "media";
    public static final String ACCESS_KEY = "test-access-key";
    public static final String SECRET_KEY = "test-secret-that-nobody-may-see";

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final long POLL_MILLIS = 50;
    private static final int CONNECT_MILLIS = 1_000;

    private final Path folder;
    private final int port;
    private Process process;

    /**
     * @param folder where it keeps all that it has, and writes its log
     * @param port a free port
     */
    public S3Server(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** Starts it and waits until it answers. What it kept before is there again. */
    public S3Server start() throws IOException {
        Files.createDirectories(kept());
        Properties settings = new Properties();
        settings.setProperty("s3proxy.endpoint", address().toString());
        settings.setProperty("s3proxy.authorization", "aws-v4");
        settings.setProperty("s3proxy.identity", ACCESS_KEY);
        settings.setProperty("s3proxy.credential", SECRET_KEY);
        settings.setProperty("jclouds.provider", "filesystem-nio2");
        settings.setProperty(
                "jclouds.filesystem.basedir", folder.resolve("buckets").toString());
        Path written = folder.resolve("s3proxy.properties");
        StringWriter text = new StringWriter();
        settings.store(text, null);
        Files.writeString(written, text.toString());
        Path logging = Files.writeString(folder.resolve("logback.xml"), """
                <configuration>
                  <appender name="OUT" class="ch.qos.logback.core.ConsoleAppender">
                    <encoder><pattern>%d %-5level %logger{0} %msg%n</pattern></encoder>
                  </appender>
                  <root level="INFO"><appender-ref ref="OUT"/></root>
                </configuration>
                """);
        process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-Dlogback.configurationFile=" + logging,
                        "-cp",
                        Path.of(System.getProperty("menkyo.s3-server"), "*").toString(),
                        "org.gaul.s3proxy.Main",
                        "--properties",
                        written.toString()))
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
        awaitAnswer();
        return this;
    }

    private void awaitAnswer() throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IOException("S3Proxy does not answer:\n" + Files.readString(folder.resolve("log")));
            }
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IOException(stopped);
            }
        }
    }

    private boolean answers() {
        try {
            HttpURLConnection connection = (HttpURLConnection) address().toURL().openConnection();
            connection.setConnectTimeout(CONNECT_MILLIS);
            connection.setReadTimeout((int) PATIENCE.toMillis());
            return connection.getResponseCode() > 0;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Where it answers. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** The folder with the objects of the bucket, each a file named by its key. */
    public Path kept() {
        return folder.resolve("buckets").resolve(BUCKET);
    }

    /** Ends it; what it keeps stays. */
    @Override
    public void close() {
        try {
            process.destroy();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
