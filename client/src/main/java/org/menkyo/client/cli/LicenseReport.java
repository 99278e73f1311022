package org.menkyo.client.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.menkyo.client.ActivationResult;
import org.menkyo.client.ClientImage;
import org.menkyo.client.LicenseStatus;
import org.menkyo.client.MachineView;
import org.menkyo.client.center.KmsHostSettings;
import org.menkyo.client.state.Activation;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.activation.ReturnStatement;

/** Tells people: one line a fact, in their language. */
final class LicenseReport implements Report {

    private final PrintWriter out;
    private final PrintWriter err;
    private final ResourceBundle texts;
    private final Texts sentences;
    private final ZoneId zone;
    private final DateTimeFormatter times;

    LicenseReport(PrintWriter out, PrintWriter err, Locale locale, ZoneId zone) {
        this.out = out;
        this.err = err;
        this.sentences = Texts.in(locale);
        this.zone = zone;
        this.texts = ResourceBundle.getBundle(
                "org.menkyo.client.report",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        this.times = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale)
                .withZone(zone);
    }

    @Override
    public void status(LicenseStatus status, Detail detail) {
        if (detail != Detail.EXPIRY) {
            line("edition", status.edition());
            line("key", status.maskedKey().orElse(texts.getString("key.none")));
        }
        line("state", texts.getString(status.state().name()));
        line("ends", status.endsAt().map(this::time).orElse(texts.getString("ends.never")));
        warnings(status);
    }

    @Override
    public void details(LicenseStatus status, MachineView machine) {
        status(status, Detail.SHORT);
        details(status);
        line("machine", texts.getString("machine." + machine.kind()));
        if (!machine.unreadable().isEmpty()) {
            line(
                    "unreadable",
                    machine.unreadable().stream()
                            .sorted()
                            .map(component -> texts.getString("hardware." + component))
                            .collect(Collectors.joining(", ")));
        }
    }

    private void warnings(LicenseStatus status) {
        if (status.clockSetBack()) {
            out.println(texts.getString("clock.set.back"));
        }
        status.failedValidation()
                .ifPresent(failed -> line("validation.failed", time(failed.at()) + ", " + failed.reason()));
    }

    private void details(LicenseStatus status) {
        line("minutes", status.remainingMinutes());
        line("rearms", status.rearmsLeft());
        line("cmid", status.cmid());
        Optional<Activation> activation = status.activation();
        activation.ifPresent(done -> {
            line("activated.by", texts.getString(done.way().name()));
            line("activated.at", time(done.at()));
            line("proof", done.proof());
        });
        line("kms.host", status.kms().host().orElse(texts.getString("kms.by.dns")));
        status.kms().port().ifPresent(port -> line("kms.port", port));
        line("kms.renewal", status.kms().renewalMinutes());
        line("kms.retry", status.kms().retryMinutes());
        status.nextAttempt().ifPresent(at -> line("kms.next", time(at)));
    }

    @Override
    public void result(ActivationResult result) {
        out.println(result.text(sentences.locale(), zone));
    }

    @Override
    public void installationId(InstallationId installationId) {
        out.println(installationId.formatted());
    }

    @Override
    public void returned(ReturnStatement statement) {
        out.println(sentences.of("done.RTN"));
        out.println(statement.toText());
    }

    @Override
    public void image(Optional<ClientImage> image) {
        if (image.isEmpty()) {
            out.println(texts.getString("image.empty"));
            return;
        }
        ClientImage found = image.get();
        line("edition", found.edition());
        line("image.generalized", texts.getString(found.generalized() ? "yes" : "no"));
        line("rearms", found.rearmsLeft());
        line("image.used", time(found.lastUsedAt()));
        found.maskedKey().ifPresent(key -> line("key", key));
    }

    @Override
    public void host(KmsHostSettings.Host host) {
        line("kms.host", host.name());
        line("kms.port", host.port().isPresent() ? host.port().getAsInt() : texts.getString("kms.port.default"));
        line("kms.retry", host.retryMinutes());
        line("kms.renewal", host.renewalMinutes());
        line("kms.dns", texts.getString(host.dnsPublished() ? "yes" : "no"));
    }

    @Override
    public void done(Verb verb) {
        out.println(sentences.of("done." + verb.name()));
    }

    @Override
    public void failed(String code, String text) {
        err.println(text);
    }

    private String time(Instant instant) {
        return times.format(instant);
    }

    private void line(String label, Object value) {
        out.println(texts.getString(label) + ": " + value);
    }
}
