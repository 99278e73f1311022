package org.menkyo.launcher;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What Keygen's API answered for the lists of its licenses, policies, users and machines: documents of JSON:API 1.0, in files of one
 * folder, a page each. The names of files do not matter, since each resource says its type.
 */
final class KeygenExport {

    private final Map<String, JsonObject> licenses = new LinkedHashMap<>();
    private final Map<String, JsonObject> policies = new HashMap<>();
    private final Map<String, JsonObject> users = new HashMap<>();
    private final Map<String, JsonObject> machines = new HashMap<>();

    /**
     * A license of Keygen's.
     *
     * @param owner the user whom it belongs to
     * @param policy the policy that it was made by
     * @param machines how many machines it is activated on
     */
    record License(
            String id,
            String status,
            Optional<String> expiry,
            OptionalInt maxMachines,
            Optional<User> owner,
            Policy policy,
            int machines) {}

    /** Who owns licenses; without a name where Keygen knows none. */
    record User(String email, Optional<String> name) {}

    /** What licenses are made by; without a name where the export does not have it. */
    record Policy(String id, Optional<String> name, OptionalInt maxMachines) {}

    private KeygenExport() {}

    /**
     * Reads a folder.
     *
     * @throws LaunchException if a file is no document of JSON:API
     */
    static KeygenExport read(Path folder) throws IOException {
        KeygenExport export = new KeygenExport();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                export.add(file);
            }
        }
        return export;
    }

    private void add(Path file) throws IOException {
        try (JsonReader reader = Json.createReader(Files.newInputStream(file))) {
            JsonObject document = reader.readObject();
            for (String part : List.of("data", "included")) {
                JsonArray resources = document.getOrDefault(part, JsonValue.EMPTY_JSON_ARRAY) instanceof JsonArray list
                        ? list
                        : Json.createArrayBuilder().add(document.get(part)).build();
                resources.getValuesAs(JsonObject.class).forEach(this::add);
            }
        } catch (JsonException | ClassCastException malformed) {
            throw new LaunchException(file + " is no document of JSON:API, as Keygen answers with.", malformed);
        }
    }

    private void add(JsonObject resource) {
        String id = resource.getString("id", "");
        switch (resource.getString("type", "")) {
            case "licenses" -> licenses.put(id, resource);
            case "policies" -> policies.put(id, resource);
            case "users" -> users.put(id, resource);
            case "machines" -> machines.put(id, resource);
            default -> {
                // Another kind, of which nothing is imported.
            }
        }
    }

    /** All licenses, in the order of the files. */
    List<License> licenses() {
        Map<String, Integer> used = new HashMap<>();
        machines.values()
                .forEach(machine ->
                        related(machine, "license").ifPresent(license -> used.merge(license, 1, Integer::sum)));
        return licenses.entrySet().stream()
                .map(license -> license(license.getKey(), license.getValue(), used.getOrDefault(license.getKey(), 0)))
                .toList();
    }

    private License license(String id, JsonObject license, int used) {
        // Older versions of Keygen's API call the owner the user.
        Optional<User> owner = related(license, "owner")
                .or(() -> related(license, "user"))
                .map(users::get)
                .flatMap(KeygenExport::user);
        return new License(
                id,
                text(license, "status").orElse("ACTIVE"),
                text(license, "expiry"),
                number(license, "maxMachines"),
                owner,
                policy(related(license, "policy").orElse("")),
                used);
    }

    private Policy policy(String id) {
        JsonObject policy = policies.get(id);
        return policy == null
                ? new Policy(id, Optional.empty(), OptionalInt.empty())
                : new Policy(id, text(policy, "name"), number(policy, "maxMachines"));
    }

    private static Optional<User> user(JsonObject user) {
        Optional<String> name = text(user, "fullName")
                .or(() -> Optional.of((text(user, "firstName").orElse("") + " "
                                        + text(user, "lastName").orElse(""))
                                .strip())
                        .filter(joined -> !joined.isEmpty()));
        return text(user, "email").map(email -> new User(email, name));
    }

    private static Optional<String> related(JsonObject resource, String name) {
        return object(resource, "relationships")
                .flatMap(all -> object(all, name))
                .flatMap(relationship -> object(relationship, "data"))
                .map(other -> other.getString("id", null));
    }

    private static Optional<String> text(JsonObject resource, String name) {
        return object(resource, "attributes").map(attributes -> attributes.getString(name, null));
    }

    private static OptionalInt number(JsonObject resource, String name) {
        int absent = -1;
        int number = object(resource, "attributes")
                .map(attributes -> attributes.getInt(name, absent))
                .orElse(absent);
        return number == absent ? OptionalInt.empty() : OptionalInt.of(number);
    }

    private static Optional<JsonObject> object(JsonObject parent, String name) {
        return Optional.ofNullable(parent.get(name))
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast);
    }
}
