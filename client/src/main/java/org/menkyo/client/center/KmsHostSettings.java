package org.menkyo.client.center;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Supplier;

/** Reads and changes the settings of KMS hosts over REST, as an operator of their installation (VA-308, VA-309). */
public final class KmsHostSettings {

    private static final int MAX_ANSWER_BYTES = 1024 * 1024;

    private final JsonService service;
    private final Locale language;

    /**
     * What is to change; what is empty stays as it is.
     *
     * @param port the port that the host answers on, 1…65535; 0 for the one that the server is set up with
     * @param retryMinutes how often clients that are not activated ask again
     * @param renewalMinutes how often activated clients renew
     * @param dnsPublished whether clients may find the host by DNS
     */
    public record Change(
            OptionalInt port, OptionalInt retryMinutes, OptionalInt renewalMinutes, Optional<Boolean> dnsPublished) {

        private JsonObject toJson() {
            JsonObjectBuilder json = Json.createObjectBuilder();
            port.ifPresent(value -> json.add("port", value));
            retryMinutes.ifPresent(value -> json.add("retryMinutes", value));
            renewalMinutes.ifPresent(value -> json.add("renewalMinutes", value));
            dnsPublished.ifPresent(value -> json.add("dnsPublished", value));
            return json.build();
        }
    }

    /**
     * A host as it is.
     *
     * @param id names it
     * @param name how people call it
     * @param serving whether it is the one that answers on the port
     * @param port its port; none for the one that the server is set up with
     * @param retryMinutes how often clients that are not activated ask again
     * @param renewalMinutes how often activated clients renew
     * @param dnsPublished whether clients may find it by DNS
     */
    public record Host(
            UUID id,
            String name,
            boolean serving,
            OptionalInt port,
            int retryMinutes,
            int renewalMinutes,
            boolean dnsPublished) {

        private static Host of(JsonObject json) {
            return new Host(
                    UUID.fromString(json.getString("id")),
                    json.getString("name"),
                    json.getBoolean("serving"),
                    json.containsKey("port") && !json.isNull("port")
                            ? OptionalInt.of(json.getInt("port"))
                            : OptionalInt.empty(),
                    json.getInt("retryMinutes"),
                    json.getInt("renewalMinutes"),
                    json.getBoolean("dnsPublished"));
        }
    }

    /**
     * For the hosts of the installation at this address.
     *
     * @param base for example {@code https://kms.example.com/api}
     * @param language of the reasons, if it refuses
     */
    public KmsHostSettings(URI base, Account account, Locale language) {
        this.service = new JsonService(base, MAX_ANSWER_BYTES).signedIn(account);
        this.language = language;
    }

    /**
     * The host that answers on the port.
     *
     * @return empty if none does
     * @throws IOException if the installation cannot be reached, refuses, or is not understood; the message says why
     */
    public Optional<Host> serving() throws IOException {
        JsonObject page = accepted(service.receive("kms-hosts?size=100", language));
        return understood(() -> page.getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .map(Host::of)
                .filter(Host::serving)
                .findFirst());
    }

    /**
     * Changes a host's settings.
     *
     * @return the host with its new settings
     * @throws IOException as for {@link #serving}
     */
    public Host change(UUID host, Change change) throws IOException {
        JsonObject changed = accepted(service.send("PATCH", "kms-hosts/" + host, change.toJson(), language));
        return understood(() -> Host.of(changed));
    }

    private static JsonObject accepted(JsonService.Answer answer) throws IOException {
        if (answer.isError()) {
            throw new IOException(answer.detail().isEmpty() ? answer.code() : answer.detail());
        }
        return answer.body();
    }

    private static <T> T understood(Supplier<T> reading) throws IOException {
        try {
            return reading.get();
        } catch (NullPointerException | ClassCastException | IllegalArgumentException e) {
            throw new IOException("the installation's answer is not understood", e);
        }
    }
}
