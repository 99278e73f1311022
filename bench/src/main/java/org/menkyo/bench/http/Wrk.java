package org.menkyo.bench.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.menkyo.bench.BenchException;
import org.menkyo.bench.Command;

/**
 * The load generator wrk with one kind of request.
 *
 * @param address where it goes
 * @param script what is sent, in wrk's Lua
 */
record Wrk(URI address, Path script) {

    private static final Duration WARM_UP_STEP = Duration.ofSeconds(10);
    private static final int MOST_STEPS = 10;
    private static final double HARDLY_FASTER = 1.03;

    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern COUNT = Pattern.compile("([0-9]+) requests in ");
    private static final Pattern MEDIAN = Pattern.compile("50%\\s+([0-9.]+)(us|ms|s)");
    private static final Map<String, Double> MILLISECONDS = Map.of("us", 0.001, "ms", 1.0, "s", 1000.0);

    /**
     * What came back, all of it well.
     *
     * @param count how many answers
     * @param median the time within which half of them came, in milliseconds
     */
    record Answers(long count, double perSecond, double median) {}

    /** A request with headers and perhaps a body. */
    public static Wrk of(Path folder, String name, URI address, Map<String, String> headers, String body) {
        StringBuilder lua = new StringBuilder("wrk.method = \"" + (body == null ? "GET" : "POST") + "\"\n");
        headers.forEach((header, value) -> lua.append("wrk.headers[\"" + header + "\"] = [[" + value + "]]\n"));
        if (body != null) {
            lua.append("wrk.body = [[" + body + "]]\n");
        }
        return script(folder, name, address, lua.toString());
    }

    public static Wrk script(Path folder, String name, URI address, String lua) {
        try {
            return new Wrk(address, Files.writeString(folder.resolve(name + ".lua"), lua));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * Sends until the server's compilers have nothing left to win, which takes a minute where an answer needs much code: until
     * a run is hardly faster than the one before.
     */
    void warmUp(int connections) {
        double before = 0;
        double now = run(connections, WARM_UP_STEP);
        for (int step = 1; step < MOST_STEPS && now > before * HARDLY_FASTER; step++) {
            before = now;
            now = run(connections, WARM_UP_STEP);
        }
    }

    /** Answers a second over so many connections. */
    public double run(int connections, Duration time) {
        return answers(connections, time).perSecond();
    }

    /**
     * Sends over so many connections, each the next request when the answer to the last is there.
     *
     * @throws BenchException if something was answered badly or by an error, or nothing at all
     */
    Answers answers(int connections, Duration time) {
        String output = Command.run(
                Map.of(),
                List.of(
                        "wrk",
                        "--threads=1",
                        "--connections=" + connections,
                        "--duration=" + time.toSeconds() + "s",
                        "--timeout=10s",
                        "--latency",
                        "--script=" + script,
                        address.toString()));
        if (output.contains("Non-2xx") || output.contains("Socket errors")) {
            throw new BenchException(address + " was not always answered well: " + output);
        }
        Matcher rate = RATE.matcher(output);
        Matcher count = COUNT.matcher(output);
        Matcher median = MEDIAN.matcher(output);
        if (!rate.find() || !count.find() || !median.find()) {
            throw new BenchException("wrk says no rate or no time: " + output);
        }
        Answers answers = new Answers(
                Long.parseLong(count.group(1)),
                Double.parseDouble(rate.group(1)),
                Double.parseDouble(median.group(1)) * MILLISECONDS.get(median.group(2)));
        if (answers.count() == 0) {
            throw new BenchException(address + " answered nothing within " + time.toSeconds() + " s: " + output);
        }
        return answers;
    }
}
