package org.menkyo.it.acceptance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Asks one server directly, all the time, for addresses that exist, and notes what it must not say while it comes and goes: that
 * there is nothing, or that it cannot answer without saying when to come again.
 */
final class NodeProbe implements AutoCloseable {

    private static final List<String> PATHS = List.of(
            "/",
            "/sign-in",
            "/api/organizations",
            "/api/openapi.json",
            "/openapi",
            "/ws/OrderService?wsdl",
            "/api/health/live");

    /** A call over SOAP that nobody has signed in for. */
    private static final String SOAP = "/ws/OrderService";

    private static final String ENVELOPE =
            "<e:Envelope xmlns:e='http://schemas.xmlsoap.org/soap/envelope/'><e:Body/></e:Envelope>";

    private final URI server;
    private final Collection<String> wrong = new ConcurrentLinkedQueue<>();
    private final AtomicInteger absences = new AtomicInteger();
    private final AtomicInteger answers = new AtomicInteger();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    NodeProbe(URI server) {
        this.server = server;
        thread.scheduleWithFixedDelay(this::askAll, 0, 50, TimeUnit.MILLISECONDS);
    }

    private void askAll() {
        PATHS.forEach(path -> ask(path, HttpRequest.newBuilder().GET()));
        ask(
                SOAP,
                HttpRequest.newBuilder()
                        .header("Content-Type", "text/xml; charset=UTF-8")
                        .POST(HttpRequest.BodyPublishers.ofString(ENVELOPE)));
    }

    private void ask(String path, HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(
                    request.uri(server.resolve(path))
                            .timeout(Duration.ofSeconds(30))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            int status = answer.statusCode();
            answers.incrementAndGet();
            if (status == 503) {
                absences.incrementAndGet();
                if (isFirstMoment(answer)) {
                    return;
                }
            }
            boolean isRight = path.endsWith("/live")
                    ? status == 200
                    : status == 503 ? isAbsence(path, answer) : status < 404 || status == 429;
            if (!isRight) {
                wrong.add(path + " " + status + " " + answer.headers().map() + " " + answer.body());
            }
        } catch (IOException nothingListens) {
            absences.incrementAndGet();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** At the beginning of a start the port is open before there is anything of ours. */
    private static boolean isFirstMoment(HttpResponse<String> answer) {
        return answer.body().contains("<body>503 - Service Unavailable</body>");
    }

    private static boolean isAbsence(String path, HttpResponse<String> answer) {
        String type = answer.headers().firstValue("Content-Type").orElse("");
        boolean isProblem =
                type.equals("application/problem+json") && answer.body().contains("\"code\":\"UNAVAILABLE\"");
        boolean isFault = path.startsWith(SOAP)
                && type.startsWith("text/xml")
                && answer.body().contains("UNAVAILABLE");
        return answer.headers().firstValue("Retry-After").isPresent()
                && (path.startsWith("/api") || path.startsWith("/openapi")
                        ? isProblem
                        : isFault || type.startsWith("text/plain"));
    }

    /** What it should not have said. */
    Collection<String> wrong() {
        return wrong;
    }

    /**
     * How often it was asked while it was away: whether it said so, or nothing listened. How long it says so before its ports close
     * is a matter of how much it still has to do.
     */
    int absences() {
        return absences.get();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    @Override
    public String toString() {
        return answers + " answers to the probe, which found the server away " + absences + " times";
    }
}
