package org.menkyo.client.cli;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.menkyo.client.ActivationResult;
import org.menkyo.client.ClientImage;
import org.menkyo.client.LicenseStatus;
import org.menkyo.client.MachineView;
import org.menkyo.client.center.KmsHostSettings;
import org.menkyo.client.state.KmsContact;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.activation.ReturnStatement;

/**
 * Tells programs: one JSON object in one line on the standard output, also of what was not done. Names and codes are
 * stable, times are ISO 8601 in UTC; only what stands under {@code text} is for people.
 */
final class JsonReport implements Report {

    private final PrintWriter out;
    private final Locale locale;
    private final ZoneId zone;

    JsonReport(PrintWriter out, Locale locale, ZoneId zone) {
        this.out = out;
        this.locale = locale;
        this.zone = zone;
    }

    @Override
    public void status(LicenseStatus status, Detail detail) {
        print(object(status, detail));
    }

    @Override
    public void details(LicenseStatus status, MachineView machine) {
        JsonObjectBuilder json = object(status, Detail.SHORT);
        details(status, json);
        JsonArrayBuilder unreadable = Json.createArrayBuilder();
        machine.unreadable().stream().sorted().map(Enum::name).forEach(unreadable::add);
        json.add("machine", machine.kind().name());
        json.add("unreadableHardware", unreadable);
        print(json);
    }

    private static JsonObjectBuilder object(LicenseStatus status, Detail detail) {
        JsonObjectBuilder json = Json.createObjectBuilder();
        if (detail != Detail.EXPIRY) {
            json.add("edition", status.edition());
            status.maskedKey().ifPresent(key -> json.add("productKey", key));
        }
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

    private static void details(LicenseStatus status, JsonObjectBuilder json) {
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
    }

    @Override
    public void result(ActivationResult result) {
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
        json.add("text", result.text(locale, zone));
        print(json);
    }

    @Override
    public void installationId(InstallationId installationId) {
        print(Json.createObjectBuilder().add("installationId", installationId.formatted()));
    }

    @Override
    public void returned(ReturnStatement statement) {
        print(Json.createObjectBuilder()
                .add("done", true)
                .add("installationId", statement.installationId().formatted())
                .add("returnStatement", statement.toText()));
    }

    @Override
    public void image(Optional<ClientImage> image) {
        JsonObjectBuilder json = Json.createObjectBuilder();
        image.ifPresent(found -> {
            json.add("edition", found.edition());
            json.add("generalized", found.generalized());
            json.add("rearmsLeft", found.rearmsLeft());
            json.add("lastUsedAt", found.lastUsedAt().toString());
            found.maskedKey().ifPresent(key -> json.add("productKey", key));
        });
        print(json);
    }

    @Override
    public void host(KmsHostSettings.Host host) {
        JsonObjectBuilder json = Json.createObjectBuilder();
        json.add("id", host.id().toString());
        json.add("name", host.name());
        host.port().ifPresent(port -> json.add("port", port));
        json.add("retryMinutes", host.retryMinutes());
        json.add("renewalMinutes", host.renewalMinutes());
        json.add("dnsPublished", host.dnsPublished());
        print(json);
    }

    @Override
    public void done(Verb verb) {
        print(Json.createObjectBuilder().add("done", true));
    }

    @Override
    public void failed(String code, String text) {
        print(Json.createObjectBuilder().add("done", false).add("error", code).add("text", text));
    }

    private void print(JsonObjectBuilder json) {
        out.println(json.build());
    }
}
