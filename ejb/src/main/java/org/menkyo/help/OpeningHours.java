package org.menkyo.help;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** When a support contact is open, by the clock of its place. */
final class OpeningHours {

    /** A contact that is not open on any day within this has no next opening. */
    private static final int DAYS_AHEAD = 366;

    private final ZoneId zone;
    private final List<OpeningSpan> spans;
    private final Predicate<LocalDate> closed;

    /** @param closed the days on which it is closed whatever the spans say */
    OpeningHours(ZoneId zone, List<OpeningSpan> spans, Predicate<LocalDate> closed) {
        this.zone = zone;
        this.spans = spans;
        this.closed = closed;
    }

    /** A span on one day. */
    private record Open(Instant from, Instant to) {}

    /** The end of the time in which it is open at that moment; empty if it is closed. */
    Optional<Instant> closesAt(Instant moment) {
        Instant end = null;
        // One by one: as a rule the first says it, and holidays of a whole year need not be looked at.
        for (Iterator<Open> open = from(moment).iterator(); open.hasNext(); ) {
            Open next = open.next();
            Instant reached = end == null ? moment : end;
            if (next.from().isAfter(reached)) {
                break;
            }
            // One that begins where another ends goes on, also over midnight.
            end = next.to();
        }
        return Optional.ofNullable(end);
    }

    /** When it opens next after a moment at which it is closed. */
    Optional<Instant> opensAt(Instant moment) {
        return from(moment).map(Open::from).findFirst();
    }

    /** The spans that have not ended at that moment, in order. */
    private Stream<Open> from(Instant moment) {
        LocalDate today = moment.atZone(zone).toLocalDate();
        return Stream.iterate(today, day -> day.plusDays(1))
                .limit(DAYS_AHEAD)
                .filter(closed.negate())
                .flatMap(this::on)
                .filter(open -> open.to().isAfter(moment));
    }

    private Stream<Open> on(LocalDate day) {
        return spans.stream()
                .filter(span -> span.isOn(day.getDayOfWeek()))
                .sorted(Comparator.comparing(OpeningSpan::begin))
                .map(span -> new Open(at(day, span.begin()), at(day, span.end())));
    }

    /** By the wall clock: what the change of the clock leaves out is moved on by as much. */
    private Instant at(LocalDate day, int minutes) {
        return day.atStartOfDay().plusMinutes(minutes).atZone(zone).toInstant();
    }
}
