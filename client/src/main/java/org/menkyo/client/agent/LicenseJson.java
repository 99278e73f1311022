package org.menkyo.client.agent;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.time.ZoneId;
import java.util.Locale;
import org.menkyo.client.ActivationResult;
import org.menkyo.client.LicenseStatus;
import org.menkyo.client.MachineView;
import org.menkyo.client.state.KmsContact;

/**
 * Licenses and results for programs, the same on the command line and from an agent. Names and codes are stable, times are ISO
 * 8601 in UTC; only what stands under {@code text} is for people.
 */
public final class LicenseJson {

    private LicenseJson() {}

    /** The license state and when it ends. */
    public static JsonObjectBuilder expiry(LicenseStatus status) {
        return addState(Json.createObjectBuilder(), status);
    }

    /** The license, short. */
    public static JsonObjectBuilder license(LicenseStatus status) {
        JsonObjectBuilder json = Json.createObjectBuilder();
        json.add("edition", status.edition());
        status.maskedKey().ifPresent(key -> json.add("productKey", key));
        return addState(json, status);
    }

    private static JsonObjectBuilder addState(JsonObjectBuilder json, LicenseStatus status) {
        json.add("state", status.state().name());
        status.endsAt().ifPresent(end -> json.add("endsAt", end.toString()));
        json.add("remainingMinutes", status.remainingMinutes());
        json.add("clockSetBack", status.clockSetBack());
        status.failedValidation()
                .ifPresent(failed -> json.add(
                        "failedValidation",
                        Json.createObjectBuilder()
                                .add("at", failed.at().toString())
                                .add("reason", failed.reason())));
        return json;
    }

    /** All of the license, and of the machine that it is for. */
    public static JsonObjectBuilder details(LicenseStatus status, MachineView machine) {
        JsonObjectBuilder json = license(status);
        json.add("rearmsLeft", status.rearmsLeft());
        json.add("cmid", status.cmid().toString());
        status.activation()
                .ifPresent(activation -> json.add(
                        "activation",
                        Json.createObjectBuilder()
                                .add("way", activation.way().name())
                                .add("at", activation.at().toString())
                                .add("proof", activation.proof())));
        KmsContact kms = status.kms();
        JsonObjectBuilder contact = Json.createObjectBuilder();
        kms.host().ifPresent(host -> contact.add("host", host));
        kms.port().ifPresent(port -> contact.add("port", port));
        contact.add("renewalMinutes", kms.renewalMinutes());
        contact.add("retryMinutes", kms.retryMinutes());
        status.nextAttempt().ifPresent(next -> contact.add("nextAttempt", next.toString()));
        json.add("kms", contact);
        JsonArrayBuilder unreadable = Json.createArrayBuilder();
        machine.unreadable().stream().sorted().map(Enum::name).forEach(unreadable::add);
        json.add("machine", machine.kind().name());
        json.add("unreadableHardware", unreadable);
        return json;
    }

    /** What came of an attempt, with a text in this language. */
    public static JsonObjectBuilder result(ActivationResult result, Locale language, ZoneId zone) {
        JsonObjectBuilder json = Json.createObjectBuilder();
        json.add("outcome", result.outcome().name());
        json.add("done", result.outcome().isDone());
        json.add("state", result.state().name());
        json.add("edition", result.edition());
        if (!result.peer().isEmpty()) {
            json.add("peer", result.peer());
        }
        result.count()
                .ifPresent(count -> json.add("count", count)
                        .add("threshold", result.threshold())
                        .add("missing", result.missing()));
        result.clockDifference().ifPresent(ahead -> json.add("clockAheadSeconds", ahead.toSeconds()));
        result.remainingActivations().ifPresent(left -> json.add("remainingActivations", left));
        result.nextAttempt().ifPresent(next -> json.add("nextAttempt", next.toString()));
        json.add("text", result.text(language, zone));
        return json;
    }
}
