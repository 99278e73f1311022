package org.menkyo.shared.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.menkyo.shared.Settings;

/** Calendar days of the publisher's time zone, as browsers send them from a field for dates. */
@ApplicationScoped
public class Days {

    private final Settings settings;

    @Inject
    public Days(Settings settings) {
        this.settings = settings;
    }

    /** The last second of a day; null if nothing was typed, or no day. */
    public Instant endOf(String typed) {
        try {
            return Fields.given(typed) == null
                    ? null
                    : LocalDate.parse(typed)
                            .plusDays(1)
                            .atStartOfDay(settings.timeZone())
                            .toInstant()
                            .minus(1, ChronoUnit.SECONDS);
        } catch (DateTimeParseException noDay) {
            return null;
        }
    }
}
