package org.menkyo.client;

import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.ResourceBundle;
import org.menkyo.protocol.activation.LicenseState;

/**
 * What came of an attempt, with what a person needs to act on it (VA-316).
 *
 * @param purpose what was attempted
 * @param outcome what came of it
 * @param state the license state afterwards
 * @param edition the edition's name
 * @param threshold the edition's threshold
 * @param peer who was asked: a host, the center; empty if nobody
 * @param count the host's count, if it answered with one
 * @param clockDifference how far the client's clock is ahead of the host's (negative: behind), if that is the problem
 * @param remainingActivations activations that the key has left, if the center said so
 * @param detail a reason in the words of whoever gave it; empty if none
 * @param nextAttempt when the client tries again by itself, if it does
 */
public record ActivationResult(
        Purpose purpose,
        ActivationOutcome outcome,
        LicenseState state,
        String edition,
        int threshold,
        String peer,
        OptionalInt count,
        Optional<Duration> clockDifference,
        OptionalInt remainingActivations,
        String detail,
        Optional<Instant> nextAttempt) {

    /** What was attempted. */
    public enum Purpose {
        /** To install a key, activate or renew. */
        ACTIVATION,
        /** To validate (VA-207). */
        VALIDATION
    }

    private static final String BUNDLE = "org.menkyo.client.messages";

    /** How many further physical machines are needed to reach the threshold; 0 if it is reached or no count came. */
    public int missing() {
        return count.isPresent() ? Math.max(0, threshold - count.getAsInt()) : 0;
    }

    /** The result in words: what happened, and what to do about it. Times are in the given zone. */
    public String text(Locale locale, ZoneId zone) {
        ResourceBundle bundle = ResourceBundle.getBundle(
                BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        DateTimeFormatter times = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale)
                .withZone(zone);
        String direction = clockDifference.filter(Duration::isNegative).isPresent() ? "clock.behind" : "clock.ahead";
        Object[] arguments = {
            peer,
            edition,
            count.orElse(0),
            threshold,
            missing(),
            clockDifference.map(d -> d.abs().toHours()).orElse(0L),
            clockDifference.map(d -> d.abs().toMinutesPart()).orElse(0),
            bundle.getString(direction),
            detail,
            remainingActivations.orElse(0)
        };
        String said = format(bundle, outcome.name(), locale, arguments)
                + (remainingActivations.isPresent() ? format(bundle, "remaining.activations", locale, arguments) : "");
        if (!outcome.isFailure()) {
            return said;
        }
        return format(bundle, beginning(), locale, said)
                + nextAttempt
                        .map(at -> format(bundle, "next.attempt", locale, times.format(at)))
                        .orElse("");
    }

    private String beginning() {
        if (purpose == Purpose.VALIDATION) {
            return "not.validated";
        }
        return state == LicenseState.LICENSED ? "not.renewed" : "not.activated";
    }

    private static String format(ResourceBundle bundle, String key, Locale locale, Object... arguments) {
        return new MessageFormat(bundle.getString(key), locale).format(arguments);
    }
}
