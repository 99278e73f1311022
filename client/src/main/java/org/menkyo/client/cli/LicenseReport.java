package org.menkyo.client.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.menkyo.client.LicenseStatus;
import org.menkyo.client.state.Activation;

/** Shows a licence to people: one line a fact, in their language. */
final class LicenseReport {

    private final PrintWriter out;
    private final ResourceBundle texts;
    private final DateTimeFormatter times;

    LicenseReport(PrintWriter out, Locale locale, ZoneId zone) {
        this.out = out;
        this.texts = ResourceBundle.getBundle(
                "org.menkyo.client.report",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        this.times = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale)
                .withZone(zone);
    }

    void summary(LicenseStatus status) {
        line("edition", status.edition());
        line("key", status.maskedKey().orElse(texts.getString("key.none")));
        expiry(status);
    }

    void expiry(LicenseStatus status) {
        line("state", texts.getString(status.state().name()));
        line("ends", status.endsAt().map(this::time).orElse(texts.getString("ends.never")));
        if (status.clockSetBack()) {
            out.println(texts.getString("clock.set.back"));
        }
    }

    void details(LicenseStatus status) {
        summary(status);
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

    private String time(Instant instant) {
        return times.format(instant);
    }

    private void line(String label, Object value) {
        out.println(texts.getString(label) + ": " + value);
    }
}
