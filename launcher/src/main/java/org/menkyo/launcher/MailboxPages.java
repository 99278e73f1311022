package org.menkyo.launcher;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * The mailbox over HTTP: {@code /} for people, {@code /mails} as JSON (the newest last), {@code /mails/ID} as it came,
 * {@code /mails/ID/text} and {@code /mails/ID/html} rendered. The lists take {@code ?to=address}.
 */
final class MailboxPages {

    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String HTML = "text/html; charset=utf-8";

    private final Mailbox mailbox;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);

    MailboxPages(Mailbox mailbox, InetAddress address, int port) throws IOException {
        this.mailbox = mailbox;
        this.server = HttpServer.create(new InetSocketAddress(address, port), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
    }

    void start() {
        server.start();
    }

    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    private record Page(int status, String mediaType, byte[] body) {

        static Page ok(String mediaType, String body) {
            return new Page(200, mediaType, body.getBytes(StandardCharsets.UTF_8));
        }

        static Page notFound() {
            return new Page(404, TEXT, "No such mail.\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Page page = page(exchange);
            exchange.getResponseHeaders().set("Content-Type", page.mediaType());
            exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
            // Mails are other people's pages: they run no scripts and load nothing here.
            exchange.getResponseHeaders()
                    .set(
                            "Content-Security-Policy",
                            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
                                    + "sandbox allow-popups allow-top-navigation-by-user-activation");
            exchange.sendResponseHeaders(page.status(), page.body().length == 0 ? -1 : page.body().length);
            exchange.getResponseBody().write(page.body());
        }
    }

    private Page page(HttpExchange exchange) {
        if (!"GET".equals(exchange.getRequestMethod())) {
            return new Page(405, TEXT, "Only GET.\n".getBytes(StandardCharsets.UTF_8));
        }
        String[] path = exchange.getRequestURI().getPath().split("/");
        Optional<String> to = queryTo(exchange.getRequestURI().getRawQuery());
        if (path.length == 0) {
            return Page.ok(HTML, overview(mails(to)));
        }
        if (!"mails".equals(path[1]) || path.length > 4) {
            return Page.notFound();
        }
        if (path.length == 2) {
            return Page.ok("application/json", json(mails(to)));
        }
        return mailbox.mail(path[2])
                .flatMap(mail -> path.length == 3
                        ? Optional.of(new Page(200, "message/rfc822", mail.raw()))
                        : part(mail, path[3]))
                .orElseGet(Page::notFound);
    }

    private static Optional<Page> part(Mail mail, String part) {
        return switch (part) {
            case "text" -> mail.part("text/plain").map(text -> Page.ok(TEXT, text));
            case "html" -> mail.part("text/html").map(html -> Page.ok(HTML, html));
            default -> Optional.empty();
        };
    }

    private List<Mail> mails(Optional<String> to) {
        return mailbox.mails().stream()
                .filter(mail -> to.isEmpty() || mail.wentTo(to.get()))
                .toList();
    }

    private static Optional<String> queryTo(String query) {
        if (query == null) {
            return Optional.empty();
        }
        for (String parameter : query.split("&")) {
            if (parameter.startsWith("to=")) {
                return Optional.of(URLDecoder.decode(parameter.substring(3), StandardCharsets.UTF_8));
            }
        }
        return Optional.empty();
    }

    private static String json(List<Mail> mails) {
        JsonArrayBuilder list = Json.createArrayBuilder();
        mails.forEach(mail -> list.add(json(mail)));
        return list.build().toString();
    }

    private static JsonObject json(Mail mail) {
        return Json.createObjectBuilder()
                .add("id", mail.id())
                .add("from", mail.from())
                .add("to", Json.createArrayBuilder(mail.to()))
                .add("subject", mail.subject())
                .add("receivedAt", mail.receivedAt().toString())
                .add("messageId", mail.messageId())
                .build();
    }

    private static String overview(List<Mail> mails) {
        String rows = mails.stream().map(MailboxPages::row).collect(Collectors.joining("\n"));
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <title>Menkyo mailbox</title>
                <style>
                body { font-family: sans-serif; margin: 2em; }
                table { border-collapse: collapse; }
                th, td { text-align: left; padding: .3em .8em; border-bottom: 1px solid #ccc; }
                </style>
                </head>
                <body>
                <h1>Mailbox</h1>
                <p>Mails that Menkyo sent while it is tried out. Nothing leaves this computer.</p>
                <table>
                <thead><tr><th>Received</th><th>To</th><th>Subject</th><th>Read as</th></tr></thead>
                <tbody>
                %s
                </tbody>
                </table>
                </body>
                </html>
                """.formatted(rows);
    }

    private static String row(Mail mail) {
        String address = "/mails/" + mail.id();
        return "<tr><td>" + mail.receivedAt() + "</td><td>" + escaped(String.join(", ", mail.to())) + "</td><td>"
                + escaped(mail.subject()) + "</td><td><a href=\"" + address + "/html\">HTML</a> <a href=\"" + address
                + "/text\">text</a> <a href=\"" + address + "\">source</a></td></tr>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
