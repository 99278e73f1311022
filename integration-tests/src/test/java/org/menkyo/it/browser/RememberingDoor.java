package org.menkyo.it.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A door in front of the product that lets everything pass as it is, and at one address asks for a password as the product does
 * not: a browser that was there adds the password to all its calls from then on. So do browsers that learned it from an older
 * release, or from another program behind the same name.
 */
final class RememberingDoor implements AutoCloseable {

    /** Asks for a password. */
    static final String ASKS = "/remember";

    /** Those that an HTTP client sets by itself. */
    private static final Set<String> OWN_HEADERS =
            Set.of("host", "connection", "content-length", "transfer-encoding", "upgrade", "expect", "http2-settings");

    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Passed> passed = new CopyOnWriteArrayList<>();
    private final URI product;
    private final HttpServer server;

    /** A call of the browser that reached the product. */
    record Passed(String call, boolean signedIn, int status) {}

    RememberingDoor(URI product) {
        this.product = product;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(threads);
        server.createContext("/", this::pass);
        server.createContext(ASKS, RememberingDoor::ask);
        server.start();
    }

    /** Name and port by which a browser comes here. */
    String authority() {
        return "localhost:" + server.getAddress().getPort();
    }

    /** All calls that passed. */
    List<Passed> passed() {
        return passed;
    }

    private static void ask(HttpExchange exchange) throws IOException {
        boolean told = exchange.getRequestHeaders().containsKey("Authorization");
        if (!told) {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"Menkyo\", charset=\"UTF-8\"");
        }
        byte[] text = (told ? "Welcome" : "Sign in").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain");
        exchange.sendResponseHeaders(told ? 200 : 401, text.length);
        exchange.getResponseBody().write(text);
        exchange.close();
    }

    private void pass(HttpExchange exchange) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(product.resolve(exchange.getRequestURI()))
                .method(
                        exchange.getRequestMethod(),
                        BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        HttpResponse<byte[]> answer = send(request.build());
        passed.add(new Passed(
                exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                exchange.getRequestHeaders().containsKey("Authorization"),
                answer.statusCode()));
        answer.headers().map().forEach((name, values) -> {
            if (!OWN_HEADERS.contains(name) && !name.startsWith(":")) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
        exchange.getResponseBody().write(answer.body());
        exchange.close();
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
