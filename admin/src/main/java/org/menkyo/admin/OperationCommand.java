package org.menkyo.admin;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The command of one operation: what the operation takes are its parameters and options. */
final class OperationCommand implements Callable<Integer> {

    private static final String BODY = "--body";
    private static final String OUTPUT = "--output";
    private static final String AS_JSON = "--json";
    private static final String ALL = "--all";
    private static final String KEY = "--idempotency-key";
    private static final String IF_MATCH = "--if-match";
    private static final String STANDARD_INPUT = "-";
    private static final String CURSOR = "cursor";
    private static final String NEXT = "next";
    private static final String ITEMS = "items";
    private static final String PRECONDITION = "If-Match";
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final String JSON = "application/json";
    private static final int NO_CONTENT = 204;

    private final ApiOperation operation;
    private final Session session;
    private final Screen screen;
    private final CommandSpec spec;

    OperationCommand(ApiOperation operation, Session session, Screen screen) {
        this.operation = operation;
        this.session = session;
        this.screen = screen;
        this.spec = CommandSpec.wrapWithoutInspection(this).name(operation.command());
        describe();
    }

    CommandSpec spec() {
        return spec;
    }

    private void describe() {
        spec.addMixin("help", CommandSpec.forAnnotatedObject(new HelpOption()));
        spec.interpolateVariables(false);
        spec.usageMessage()
                .header(plain(operation.summary()))
                .description(Stream.of(plain(operation.description()).split("\n\n"))
                        // Each refusal says its reason.
                        .filter(paragraph -> !paragraph.startsWith("Errors: "))
                        .toArray(String[]::new))
                .sortOptions(false)
                .footer("", footer());
        for (int i = 0; i < operation.pathParameters().size(); i++) {
            ApiValue parameter = operation.pathParameters().get(i);
            spec.addPositional(PositionalParamSpec.builder()
                    .index(Integer.toString(i))
                    .paramLabel(ApiOperation.words(parameter.name()).toUpperCase(Locale.ROOT))
                    .type(String.class)
                    .required(true)
                    .description(plain(parameter.description()))
                    .build());
        }
        operation.queryParameters().forEach(parameter -> spec.addOption(option(parameter)));
        operation.members().forEach(member -> spec.addOption(option(member)));
        if (!operation.members().isEmpty() || operation.takesBytes()) {
            spec.addOption(text(
                    BODY,
                    "FILE",
                    operation.takesBytes()
                            ? "what is sent; " + STANDARD_INPUT + " reads the standard input"
                            : "JSON that is sent, which the options above go before; " + STANDARD_INPUT
                                    + " reads the standard input"));
        }
        if (operation.hasHeader(IDEMPOTENCY_KEY)) {
            spec.addOption(text(
                    KEY, "KEY", "by which a repetition of this command is known and done once; a new one if left out"));
        }
        if (operation.hasHeader(PRECONDITION)) {
            spec.addOption(text(IF_MATCH, "TAG", "only if it still has this entity tag"));
        }
        if (operation.isPaged()) {
            spec.addOption(flag(ALL, "all pages one after the other"));
        }
        spec.addOption(flag(AS_JSON, "the answer as the center gave it"));
        spec.addOption(text(OUTPUT, "FILE", "where the answer is written"));
    }

    private String footer() {
        String call = operation.method() + " " + plain(operation.path());
        boolean takesText = operation.members().stream().anyMatch(member -> member.kind() == ApiValue.Kind.TEXT);
        return takesText ? "A text given as - is the next line of the standard input, for secrets.  " + call : call;
    }

    private static OptionSpec text(String name, String label, String description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(String.class)
                .description(description)
                .build();
    }

    private static OptionSpec flag(String name, String description) {
        return OptionSpec.builder(name)
                .type(boolean.class)
                .description(description)
                .build();
    }

    private static OptionSpec option(ApiValue value) {
        OptionSpec.Builder option = OptionSpec.builder(value.option())
                .description(plain(value.description()
                        + (value.required() ? " (required)" : "")
                        + (value.choices().isEmpty() ? "" : ": " + String.join(", ", value.choices()))));
        if (!value.choices().isEmpty()) {
            option.completionCandidates(value.choices());
        }
        return switch (value.kind()) {
            case TEXT -> option.paramLabel("TEXT").type(String.class).build();
            case NUMBER -> option.paramLabel("NUMBER").type(BigDecimal.class).build();
            case FLAG ->
                option.paramLabel("true|false").arity("1").type(Boolean.class).build();
            case TEXTS ->
                option.paramLabel("TEXT")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .build();
            case JSON -> option.paramLabel("JSON").type(String.class).build();
        };
    }

    /** Texts of help are formats. */
    private static String plain(String text) {
        return text.replace("%", "%%");
    }

    @Override
    public Integer call() {
        Map<String, String> headers = headers();
        boolean repeatable = operation.method().equals("GET") || headers.containsKey(IDEMPOTENCY_KEY);
        Optional<String> contentType = contentType();
        byte[] body = body();
        Connection connection = session.connection();
        List<JsonValue> items = new ArrayList<>();
        String cursor = "";
        while (true) {
            HttpResponse<InputStream> answer =
                    connection.call(operation.method(), path(cursor), contentType, body, headers, repeatable);
            Refusal.check(answer);
            if (!isJson(answer) || answer.statusCode() == NO_CONTENT) {
                file(answer);
                return MenkyoAdmin.DONE;
            }
            JsonObject page = object(answer);
            if (!page.containsKey(ITEMS) || !isSet(ALL)) {
                show(page);
                return MenkyoAdmin.DONE;
            }
            items.addAll(page.getJsonArray(ITEMS));
            if (!page.containsKey(NEXT)) {
                show(Json.createObjectBuilder()
                        .add(ITEMS, Json.createArrayBuilder(items))
                        .build());
                return MenkyoAdmin.DONE;
            }
            cursor = page.getString(NEXT);
        }
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new HashMap<>();
        if (operation.hasHeader(IDEMPOTENCY_KEY)) {
            headers.put(
                    IDEMPOTENCY_KEY,
                    this.<String>given(KEY).orElseGet(() -> UUID.randomUUID().toString()));
        }
        this.<String>given(IF_MATCH).ifPresent(tag -> headers.put(PRECONDITION, tag));
        return headers;
    }

    private String path(String cursor) {
        String path = operation.path();
        for (int i = 0; i < operation.pathParameters().size(); i++) {
            String value = spec.positionalParameters().get(i).getValue();
            path = path.replace("{" + operation.pathParameters().get(i).name() + "}", encoded(value));
        }
        List<String> query = new ArrayList<>();
        for (ApiValue parameter : operation.queryParameters()) {
            Optional<Object> value = parameter.name().equals(CURSOR) && !cursor.isEmpty()
                    ? Optional.of(cursor)
                    : given(parameter.option());
            value.ifPresent(text -> {
                for (Object one : text instanceof List<?> several ? several : List.of(text)) {
                    query.add(parameter.name() + "=" + encoded(one.toString()));
                }
            });
        }
        return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Optional<String> contentType() {
        if (operation.takesBytes()) {
            return Optional.of("application/octet-stream");
        }
        return operation.members().isEmpty() ? Optional.empty() : Optional.of(JSON);
    }

    private byte[] body() {
        Optional<String> file = given(BODY);
        if (operation.takesBytes()) {
            return bytes(file.orElseThrow(
                    () -> new AdminException(MenkyoAdmin.WRONG_COMMAND, "Name what is sent by " + BODY + " FILE.")));
        }
        JsonObject whole = file.map(name -> json(new String(bytes(name), StandardCharsets.UTF_8), BODY)
                        .asJsonObject())
                .orElse(JsonValue.EMPTY_JSON_OBJECT);
        JsonObjectBuilder sent = Json.createObjectBuilder(whole);
        for (ApiValue member : operation.members()) {
            given(member.option()).ifPresent(value -> sent.add(member.name(), value(member, value)));
        }
        return sent.build().toString().getBytes(StandardCharsets.UTF_8);
    }

    private JsonValue value(ApiValue member, Object given) {
        return switch (member.kind()) {
            case NUMBER -> Json.createValue((BigDecimal) given);
            case FLAG -> (Boolean) given ? JsonValue.TRUE : JsonValue.FALSE;
            case TEXTS -> {
                JsonArrayBuilder texts = Json.createArrayBuilder();
                ((List<?>) given).forEach(text -> texts.add(text.toString()));
                yield texts.build();
            }
            case JSON -> json(given.toString(), member.option());
            case TEXT ->
                // What nobody should see on the command line comes by the standard input.
                Json.createValue(STANDARD_INPUT.equals(given) ? session.line() : given.toString());
        };
    }

    private static JsonValue json(String text, String option) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readValue();
        } catch (JsonException malformed) {
            throw new AdminException(MenkyoAdmin.WRONG_COMMAND, option + " is no JSON: " + malformed.getMessage());
        }
    }

    private byte[] bytes(String file) {
        if (STANDARD_INPUT.equals(file)) {
            return session.rest().getBytes(StandardCharsets.UTF_8);
        }
        try {
            return Files.readAllBytes(Path.of(file));
        } catch (IOException unreadable) {
            throw new AdminException(MenkyoAdmin.WRONG_COMMAND, file + " cannot be read.");
        }
    }

    private <T> Optional<T> given(String option) {
        return Optional.ofNullable(spec.findOption(option)).map(found -> found.<T>getValue());
    }

    private boolean isSet(String flag) {
        return this.<Boolean>given(flag).orElse(false);
    }

    private static boolean isJson(HttpResponse<InputStream> answer) {
        return answer.headers()
                .firstValue("Content-Type")
                .filter(type -> type.startsWith(JSON))
                .isPresent();
    }

    private static JsonObject object(HttpResponse<InputStream> answer) {
        try (JsonReader reader = Json.createReader(answer.body())) {
            return reader.readObject();
        }
    }

    private void show(JsonObject answer) {
        Optional<String> file = given(OUTPUT);
        if (file.isPresent()) {
            screen.toFile(Path.of(file.get()), answer);
        } else if (isSet(AS_JSON)) {
            screen.json(answer);
        } else {
            screen.table(operation, answer);
        }
    }

    private void file(HttpResponse<InputStream> answer) {
        try (InputStream body = answer.body()) {
            Optional<String> file = given(OUTPUT);
            if (file.isPresent()) {
                screen.toFile(Path.of(file.get()), body);
            } else {
                screen.copy(body);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
