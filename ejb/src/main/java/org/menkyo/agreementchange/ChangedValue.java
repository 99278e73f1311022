package org.menkyo.agreementchange;

import jakarta.annotation.Nullable;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * A value before and after a change.
 *
 * @param field what it is, such as {@code PRIMARY.email}
 * @param before the old value, or null if there was none
 * @param after the new value, or null if there is none
 */
@Embeddable
public record ChangedValue(
        String field,
        @Column(name = "before_value") @Nullable String before,
        @Column(name = "after_value") @Nullable String after) {

    private static final int MAX_LENGTH = 4000;

    public ChangedValue {
        before = shortened(before);
        after = shortened(after);
    }

    private static String shortened(String value) {
        return value == null || value.length() <= MAX_LENGTH ? value : value.substring(0, MAX_LENGTH - 1) + "…";
    }
}
