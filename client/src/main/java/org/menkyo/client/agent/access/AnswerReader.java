package org.menkyo.client.agent.access;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.menkyo.client.hardware.MachineKind;
import org.menkyo.client.state.Activation;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.activation.LicenseState;
import org.menkyo.protocol.cil.ComputerInformation;

/** Reads what agents answer. What is missing or of the wrong kind ends in a {@link RuntimeException}. */
final class AnswerReader {

    private AnswerReader() {}

    static AgentDescription description(JsonObject body, Clock clock) {
        Instant end = Instant.parse(body.getString("certificateEndsAt"));
        return new AgentDescription(
                body.getString("machine"),
                body.getString("version"),
                body.getString("product"),
                body.getString("edition"),
                end,
                clock.instant().plus(AgentAuthority.AGENT_LASTS.dividedBy(2)).isAfter(end),
                body.getJsonNumber("revocationsNumber").longValueExact());
    }

    static MachineLicense license(JsonObject body) {
        JsonObject kms = body.getJsonObject("kms");
        return new MachineLicense(
                body.getString("edition"),
                text(body, "productKey"),
                LicenseState.valueOf(body.getString("state")),
                time(body, "endsAt"),
                body.getInt("remainingMinutes"),
                body.getBoolean("clockSetBack"),
                object(body, "failedValidation")
                        .map(failed -> new MachineLicense.Failure(
                                Instant.parse(failed.getString("at")), failed.getString("reason"))),
                body.getInt("rearmsLeft"),
                UUID.fromString(body.getString("cmid")),
                object(body, "activation")
                        .map(done -> new MachineLicense.Success(
                                Activation.Way.valueOf(done.getString("way")),
                                Instant.parse(done.getString("at")),
                                done.getString("proof"))),
                new MachineLicense.Kms(
                        text(kms, "host"),
                        number(kms, "port"),
                        kms.getInt("renewalMinutes"),
                        kms.getInt("retryMinutes"),
                        time(kms, "nextAttempt")),
                MachineKind.valueOf(body.getString("machine")),
                body.getJsonArray("unreadableHardware").getValuesAs(JsonString::getString));
    }

    static MachineResult result(JsonObject body) {
        return new MachineResult(
                body.getString("outcome"),
                body.getBoolean("done"),
                LicenseState.valueOf(body.getString("state")),
                body.getString("edition"),
                number(body, "count"),
                number(body, "threshold"),
                number(body, "remainingActivations"),
                body.getString("text"));
    }

    static ComputerInformation computer(JsonObject body) {
        return new ComputerInformation(
                text(body, "name"),
                body.getString("edition"),
                LicenseState.valueOf(body.getString("state")),
                body.getInt("remainingMinutes"),
                body.getString("productKey"),
                InstallationId.parse(body.getString("installationId")));
    }

    static List<Map<String, String>> events(JsonObject body) {
        return body.getJsonArray("events").getValuesAs(AnswerReader::event);
    }

    private static Map<String, String> event(JsonObject event) {
        Map<String, String> values = new LinkedHashMap<>();
        event.keySet().forEach(name -> values.put(name, event.getString(name)));
        return values;
    }

    private static Optional<String> text(JsonObject body, String name) {
        return body.containsKey(name) ? Optional.of(body.getString(name)) : Optional.empty();
    }

    private static OptionalInt number(JsonObject body, String name) {
        return body.containsKey(name) ? OptionalInt.of(body.getInt(name)) : OptionalInt.empty();
    }

    private static Optional<Instant> time(JsonObject body, String name) {
        return text(body, name).map(Instant::parse);
    }

    private static Optional<JsonObject> object(JsonObject body, String name) {
        return Optional.ofNullable(body.getJsonObject(name));
    }
}
