package org.menkyo.machines.center;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.menkyo.client.center.InsecureAddressException;
import org.menkyo.client.hardware.MachineKind;
import org.menkyo.machines.agent.MachineState;
import org.menkyo.machines.inventory.Machine;

/**
 * Tells the center which machines are in which license state (VA-503), as {@code docs/machine-inventory.md} describes. Neither
 * product keys nor their last groups are told.
 */
public final class InventoryUpload {

    /** The greatest number of machines in one inventory. */
    public static final int MAX_MACHINES = 20_000;

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration WHOLE = Duration.ofMinutes(2);
    private static final int MAX_ANSWER = 1 << 20;
    private static final int OK = 200;
    private static final int CREATED = 201;

    private final URI center;
    private final String authorization;
    private final Locale language;

    private InventoryUpload(URI center, String authorization, Locale language) throws InsecureAddressException {
        InsecureAddressException.check(center);
        this.center = center;
        this.authorization = authorization;
        this.language = language;
    }

    /**
     * Signs in by an access token.
     *
     * @param center the base address of REST, for example {@code https://center.example.com/api}
     */
    public static InventoryUpload byToken(URI center, String token, Locale language) throws InsecureAddressException {
        return new InventoryUpload(center, "Bearer " + token, language);
    }

    /** Signs in by an account. */
    public static InventoryUpload byAccount(URI center, String account, String password, Locale language)
            throws InsecureAddressException {
        byte[] pair = (account + ":" + password).getBytes(StandardCharsets.UTF_8);
        return new InventoryUpload(center, "Basic " + Base64.getEncoder().encodeToString(pair), language);
    }

    /**
     * What the center said.
     *
     * @param done whether it has the inventory now
     * @param machines how many machines were sent
     * @param detail why not, in words; else empty
     */
    public record Result(boolean done, int machines, String detail) {}

    /**
     * Replaces the inventory of this name.
     *
     * @param takenAt when the machines were asked last
     * @throws IOException if the center cannot be reached or not understood
     */
    public Result send(String licenseId, String name, Instant takenAt, Collection<Machine> machines)
            throws IOException {
        List<Machine> each = once(machines);
        HttpRequest request = HttpRequest.newBuilder(address(licenseId, name))
                .timeout(WHOLE)
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, application/problem+json")
                .header("Accept-Language", language.toLanguageTag())
                .PUT(HttpRequest.BodyPublishers.ofString(body(takenAt, each).toString()))
                .build();
        HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build();
        try {
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            return understood(response, each.size());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the upload was interrupted");
        }
    }

    private URI address(String licenseId, String name) {
        return URI.create(center.toString().replaceAll("/+$", "") + "/licenses/" + encoded(licenseId)
                + "/machine-inventories/" + encoded(name));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** A machine that was found by several addresses is told once, as it answered last. */
    private static List<Machine> once(Collection<Machine> machines) {
        Map<String, Machine> each = new LinkedHashMap<>();
        for (Machine machine : machines) {
            String key = machine.state()
                    .map(state -> state.cmid() + " " + state.machineName())
                    .orElse(machine.address().toString());
            each.merge(
                    key,
                    machine,
                    (a, b) -> b.answeredAt()
                                    .filter(at -> at.isAfter(a.answeredAt().orElseThrow()))
                                    .isPresent()
                            ? b
                            : a);
        }
        return List.copyOf(each.values());
    }

    private static JsonObject body(Instant takenAt, List<Machine> machines) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        machines.forEach(machine -> array.add(told(machine)));
        return Json.createObjectBuilder()
                .add("takenAt", takenAt.toString())
                .add("machines", array)
                .build();
    }

    private static JsonObjectBuilder told(Machine machine) {
        JsonObjectBuilder json = Json.createObjectBuilder().add("machineName", machine.displayName());
        machine.state().ifPresent(state -> told(json, state));
        machine.answeredAt().ifPresent(at -> json.add("lastAnsweredAt", at.toString()));
        return json;
    }

    private static void told(JsonObjectBuilder json, MachineState state) {
        json.add("clientMachineId", state.cmid().toString());
        if (!state.edition().isEmpty()) {
            json.add("edition", state.edition());
        }
        state.way().ifPresent(way -> json.add("activationWay", way.name()));
        json.add("licenseState", state.state().name());
        if (state.endsAt().isPresent()) {
            json.add("remainingMinutes", state.remainingMinutes());
        }
        if (state.kind() != MachineKind.UNKNOWN) {
            json.add("virtual", state.kind() == MachineKind.VIRTUAL);
        }
    }

    private static Result understood(HttpResponse<InputStream> response, int machines) throws IOException {
        byte[] content;
        try (InputStream in = response.body()) {
            content = in.readNBytes(MAX_ANSWER);
        }
        int status = response.statusCode();
        if (status == OK || status == CREATED) {
            return new Result(true, machines, "");
        }
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(content))) {
            return new Result(false, machines, detail(reader.readObject(), status));
        } catch (JsonException | IllegalStateException e) {
            throw new IOException("status " + status, e);
        }
    }

    /** A problem in words, with what is wrong with each field. */
    private static String detail(JsonObject problem, int status) {
        StringBuilder words = new StringBuilder(problem.getString("detail", problem.getString("title", "")));
        if (problem.containsKey("errors") && problem.get("errors").getValueType() == JsonValue.ValueType.ARRAY) {
            for (JsonValue field : problem.getJsonArray("errors")) {
                if (field instanceof JsonObject wrong) {
                    words.append(' ').append(wrong.getString("text", ""));
                }
            }
        }
        String text = MachineState.plain(words.toString());
        return text.isEmpty() ? "HTTP " + status : text;
    }
}
