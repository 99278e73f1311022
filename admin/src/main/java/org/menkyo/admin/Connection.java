package org.menkyo.admin;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The way to a center. What can be sent again without being done twice is, while the center cannot answer. */
final class Connection {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final int ATTEMPTS = 4;
    private static final int FIRST_WAIT_SECONDS = 2;
    private static final int LONGEST_WAIT_SECONDS = 60;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
    private final String api;
    private final Optional<String> authorization;
    private final String language;

    /**
     * @param api the REST address, such as {@code https://licensing.example.com/api}
     * @param authorization the header; none for calls that need no sign-in
     * @param language of what the center says, {@code en} or {@code ja}
     * @throws AdminException if it is no address, or others could read what is sent there
     */
    Connection(String api, Optional<String> authorization, String language) {
        this.api = api.replaceFirst("/+$", "");
        this.authorization = authorization;
        this.language = language;
        URI address = address("");
        boolean secure = "https".equalsIgnoreCase(address.getScheme())
                || "http".equalsIgnoreCase(address.getScheme()) && LOOPBACK.contains(address.getHost());
        if (address.getHost() == null || !secure) {
            throw new AdminException(
                    MenkyoAdmin.WRONG_COMMAND,
                    api + " is no address that can be used: it must be https, or http to this machine itself.");
        }
    }

    private URI address(String path) {
        try {
            return URI.create(api + path);
        } catch (IllegalArgumentException malformed) {
            throw new AdminException(MenkyoAdmin.WRONG_COMMAND, api + " is no address.");
        }
    }

    /**
     * Calls.
     *
     * @param path with its query
     * @param contentType of the body; empty without one
     * @param repeatable whether a repetition is done once
     */
    HttpResponse<InputStream> call(
            String method,
            String path,
            Optional<String> contentType,
            byte[] body,
            Map<String, String> headers,
            boolean repeatable) {
        BodyPublisher publisher = contentType.isPresent() ? BodyPublishers.ofByteArray(body) : BodyPublishers.noBody();
        HttpRequest.Builder request = HttpRequest.newBuilder(address(path)).method(method, publisher);
        request.header("Accept-Language", language);
        request.header("Accept", "application/json, */*;q=0.5");
        contentType.ifPresent(type -> request.header("Content-Type", type));
        authorization.ifPresent(value -> request.header("Authorization", value));
        headers.forEach(request::header);
        for (int attempt = 1; ; attempt++) {
            boolean last = attempt == ATTEMPTS || !repeatable;
            int wait = FIRST_WAIT_SECONDS * attempt;
            try {
                HttpResponse<InputStream> answer = http.send(request.build(), BodyHandlers.ofInputStream());
                int status = answer.statusCode();
                if (last || status != UNAVAILABLE && status != TOO_MANY_REQUESTS) {
                    return answer;
                }
                wait = answer.headers()
                        .firstValue("Retry-After")
                        .filter(value -> value.matches("\\d{1,5}"))
                        .map(Integer::parseInt)
                        .orElse(wait);
                if (wait > LONGEST_WAIT_SECONDS) {
                    return answer;
                }
                answer.body().close();
            } catch (IOException unreachable) {
                if (last) {
                    throw new AdminException(
                            MenkyoAdmin.UNREACHABLE,
                            "The center at " + api + " cannot be reached: " + reason(unreachable));
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new AdminException(MenkyoAdmin.UNREACHABLE, "Stopped.");
            }
            await(wait);
        }
    }

    private static String reason(IOException failed) {
        return failed.getMessage() == null ? "nothing answers there" : failed.getMessage();
    }

    private static void await(int seconds) {
        try {
            TimeUnit.SECONDS.sleep(seconds);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AdminException(MenkyoAdmin.UNREACHABLE, "Stopped.");
        }
    }
}
