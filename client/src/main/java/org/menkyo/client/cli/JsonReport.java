package org.menkyo.client.cli;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.menkyo.client.ActivationResult;
import org.menkyo.client.ClientImage;
import org.menkyo.client.LicenseStatus;
import org.menkyo.client.MachineView;
import org.menkyo.client.agent.LicenseJson;
import org.menkyo.client.center.KmsHostSettings;
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
        print(detail == Detail.EXPIRY ? LicenseJson.expiry(status) : LicenseJson.license(status));
    }

    @Override
    public void details(LicenseStatus status, MachineView machine) {
        print(LicenseJson.details(status, machine));
    }

    @Override
    public void result(ActivationResult result) {
        print(LicenseJson.result(result, locale, zone));
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
