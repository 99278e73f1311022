package org.menkyo.shared.portal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Function;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.input.InputCheck;

/** Reads what was typed into the fields of one form where it is no text. What cannot be read is told together. */
public final class TypedValues {

    private final ZoneId zone;
    private final InputCheck check = new InputCheck();

    /** @param zone in which people type days and times: the publisher's */
    public TypedValues(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * The whole number of a field that is read alone; null for nothing.
     *
     * @throws InvalidInputException naming the field, if it is none
     */
    public static Integer numberIn(String field, String typed) {
        return alone(values -> values.number(field, typed));
    }

    /**
     * The UUID of a field that is read alone, such as a support case's; null for nothing.
     *
     * @throws InvalidInputException naming the field, if it is none
     */
    public static UUID uuidIn(String field, String typed) {
        return alone(values -> values.uuid(field, typed));
    }

    /**
     * The count of bytes of a field that is read alone; null for nothing.
     *
     * @throws InvalidInputException naming the field, if it is none
     */
    public static Long bytesIn(String field, String typed) {
        return alone(values -> values.bytes(field, typed));
    }

    private static <T> T alone(Function<TypedValues, T> reading) {
        TypedValues values = new TypedValues(ZoneOffset.UTC);
        T value = reading.apply(values);
        values.done();
        return value;
    }

    /** A whole number; null for nothing. */
    public Integer number(String field, String typed) {
        return read(field, typed, text -> Integer.valueOf(text.strip()));
    }

    /** A count of bytes, which can be more than other numbers; null for nothing. */
    public Long bytes(String field, String typed) {
        return read(field, typed, text -> Long.valueOf(text.strip()));
    }

    /** A UUID; null for nothing. */
    public UUID uuid(String field, String typed) {
        return read(field, typed, text -> UUID.fromString(text.strip()));
    }

    /** The moment in which a day such as 2028-02-29 begins; null for nothing. */
    public Instant beginningOf(String field, String typed) {
        return read(
                field, typed, text -> LocalDate.parse(text).atStartOfDay(zone).toInstant());
    }

    /** The moment in which a day such as 2028-02-29 ends; null for nothing. */
    public Instant endOf(String field, String typed) {
        return read(
                field,
                typed,
                text -> LocalDate.parse(text).plusDays(1).atStartOfDay(zone).toInstant());
    }

    /** A moment such as 2028-02-29T09:00; null for nothing. */
    public Instant moment(String field, String typed) {
        return read(field, typed, text -> LocalDateTime.parse(text).atZone(zone).toInstant());
    }

    /** @throws InvalidInputException naming all fields that could not be read */
    public void done() {
        check.done();
    }

    private <T> T read(String field, String typed, Function<String, T> reading) {
        if (Fields.given(typed) == null) {
            return null;
        }
        try {
            return reading.apply(typed);
        } catch (IllegalArgumentException | DateTimeException e) {
            check.reject(field, FieldProblem.MALFORMED);
            return null;
        }
    }
}
