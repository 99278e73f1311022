package org.menkyo.shared.soap;

import jakarta.xml.bind.annotation.adapters.XmlAdapter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;

/** Moments as {@code xs:dateTime}: written in UTC; read with any zone, and in UTC where there is none. */
public class InstantAdapter extends XmlAdapter<String, Instant> {

    @Override
    public Instant unmarshal(String text) {
        if (text == null) {
            return null;
        }
        TemporalAccessor read =
                DateTimeFormatter.ISO_DATE_TIME.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from);
        if (read instanceof OffsetDateTime withZone) {
            return withZone.toInstant();
        }
        return LocalDateTime.from(read).toInstant(ZoneOffset.UTC);
    }

    @Override
    public String marshal(Instant moment) throws DateTimeException {
        return moment == null ? null : moment.toString();
    }
}
