package org.menkyo.it.product;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** The mails that a Menkyo for trying out has sent. */
public final class Mailbox {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long POLL_MILLIS = 200;

    private final URI base;
    private final HttpClient http = HttpClient.newHttpClient();

    /** @param base address of the mailbox, such as {@code http://localhost:8025} */
    public Mailbox(URI base) {
        this.base = base;
    }

    /**
     * One mail.
     *
     * @param to receivers of the envelope
     * @param messageId with its angle brackets
     */
    public record Mail(String id, String from, List<String> to, String subject, Instant receivedAt, String messageId) {}

    /** All mails, the newest last. */
    public List<Mail> mails() {
        return list("/mails");
    }

    /** The mails to that address, the newest last. */
    public List<Mail> mailsTo(String address) {
        return list("/mails?to=" + URLEncoder.encode(address, StandardCharsets.UTF_8));
    }

    /**
     * Waits for a mail, up to a minute.
     *
     * @return the newest that fits
     * @throws AssertionError if none came
     */
    public Mail await(String address, Predicate<Mail> wanted) {
        List<Mail> found = await(address, 1, wanted);
        return found.get(found.size() - 1);
    }

    /**
     * Waits for several mails, up to a minute.
     *
     * @return all that fit, the newest last
     * @throws AssertionError if fewer came
     */
    public List<Mail> await(String address, int count, Predicate<Mail> wanted) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            List<Mail> mails = mailsTo(address);
            List<Mail> found = mails.stream().filter(wanted).toList();
            if (found.size() >= count) {
                return found;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Of " + count + " such mails to " + address + " " + found.size()
                        + " came within " + PATIENCE.toSeconds() + " s, in all " + mails);
            }
            pause();
        }
    }

    /** The mail as it came, header lines first. */
    public String source(Mail mail) {
        return get("/mails/" + mail.id());
    }

    /** The plain text of a mail. */
    public String text(Mail mail) {
        return get("/mails/" + mail.id() + "/text");
    }

    /** The HTML of a mail. */
    public String html(Mail mail) {
        return get("/mails/" + mail.id() + "/html");
    }

    private List<Mail> list(String path) {
        JsonArray array;
        try (var reader = Json.createReader(new StringReader(get(path)))) {
            array = reader.readArray();
        }
        return array.getValuesAs(JsonObject.class).stream().map(Mailbox::mail).toList();
    }

    private static Mail mail(JsonObject json) {
        return new Mail(
                json.getString("id"),
                json.getString("from"),
                json.getJsonArray("to").getValuesAs(JsonString::getString),
                json.getString("subject"),
                Instant.parse(json.getString("receivedAt")),
                json.getString("messageId"));
    }

    private String get(String path) {
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(base.resolve(path)).build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(base.resolve(path) + " answers " + answer.statusCode());
            }
            return answer.body();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
