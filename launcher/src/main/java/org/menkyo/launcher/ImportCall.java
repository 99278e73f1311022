package org.menkyo.launcher;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Sends files to import over REST. */
final class ImportCall {

    /** What can be imported, as addresses name it. */
    static final List<String> KINDS = List.of("licenses", "product-keys", "machines");

    /** A file of 5,000 lines is one transaction. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final int OK = 200;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final URI base;
    private final String authorization;
    private final String language;

    ImportCall(URI base, String user, String password, String language) {
        this.base = base;
        this.language = language;
        authorization =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    Answer send(String kind, String csv, boolean dryRun) throws IOException, InterruptedException {
        String body = Json.createObjectBuilder()
                .add("csv", csv)
                .add("dryRun", dryRun)
                .build()
                .toString();
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/imports/" + kind))
                .timeout(PATIENCE)
                .header("Authorization", authorization)
                .header("Accept-Language", language)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
            return new Answer(answer.statusCode() == OK, reader.readObject());
        } catch (JsonException noJson) {
            throw new IOException("HTTP " + answer.statusCode(), noJson);
        }
    }

    /**
     * What the server says of a file.
     *
     * @param passed whether nothing was wrong
     * @param body the report, or the problem
     */
    record Answer(boolean passed, JsonObject body) {

        /** The same for people, line by line. */
        List<String> report(ImportTexts texts, Path file) {
            if (passed) {
                return List.of(texts.text(
                        body.getBoolean("recorded") ? "recorded" : "tried",
                        file.getFileName(),
                        body.getInt("lines"),
                        body.getInt("added"),
                        body.getInt("unchanged")));
            }
            if (!body.containsKey("errors")) {
                return List.of("menkyo: "
                        + texts.text("refused", file.getFileName(), body.getString("detail", body.toString())));
            }
            return Stream.concat(
                            body.getJsonArray("errors").getValuesAs(JsonObject.class).stream()
                                    .map(Wrong::of)
                                    .sorted(Comparator.comparingInt(Wrong::line))
                                    .map(wrong -> wrong.text(texts, file)),
                            Stream.of("menkyo: " + texts.text("problems")))
                    .toList();
        }
    }

    /**
     * One thing that is wrong.
     *
     * @param line the line of the file; 0 if it is not about a line
     */
    private record Wrong(int line, Optional<String> column, String text) {

        private static final Pattern PLACE = Pattern.compile("/csv/(?<line>\\d{1,9})(/(?<column>.+))?");

        static Wrong of(JsonObject error) {
            Matcher place = PLACE.matcher(error.getString("pointer", ""));
            return place.matches()
                    ? new Wrong(
                            Integer.parseInt(place.group("line")),
                            Optional.ofNullable(place.group("column")),
                            error.getString("text"))
                    : new Wrong(0, Optional.empty(), error.getString("text"));
        }

        String text(ImportTexts texts, Path file) {
            if (line == 0) {
                return texts.text("problemOfFile", file.getFileName(), text);
            }
            // Without the separators of thousands, which search of editors does not find.
            String number = Integer.toString(line);
            return column.map(name -> texts.text("problem", file.getFileName(), number, name, text))
                    .orElseGet(() -> texts.text("problemOfLine", file.getFileName(), number, text));
        }
    }
}
