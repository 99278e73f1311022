package org.menkyo.openapi;

import io.swagger.v3.oas.models.media.Schema;
import java.math.BigDecimal;
import java.util.Collection;
import org.menkyo.shared.input.BusinessEmail;
import org.menkyo.shared.input.Limits;

/** {@link Limits} in the words of JSON Schema. */
final class Bounds {

    private Bounds() {}

    /** @param required whether the member must be there: then a text must not be empty either */
    static void add(Schema<?> schema, Limits limits, Class<?> type, boolean required) {
        if (type == String.class) {
            addToText(schema, limits, required);
        } else if (Collection.class.isAssignableFrom(type)) {
            schema.setMinItems(limits.minItems() > 0 ? limits.minItems() : null);
            schema.setMaxItems(limits.maxItems() < Integer.MAX_VALUE ? limits.maxItems() : null);
        } else {
            schema.setMinimum(BigDecimal.valueOf(limits.min()));
            schema.setMaximum(BigDecimal.valueOf(limits.max()));
        }
    }

    private static void addToText(Schema<?> schema, Limits limits, boolean required) {
        if (limits.email()) {
            schema.format("email").maxLength(BusinessEmail.MAX_LENGTH);
            return;
        }
        if (required || limits.minLength() > 0) {
            schema.setMinLength(Math.max(1, limits.minLength()));
        }
        schema.setMaxLength(limits.maxLength());
        if (!limits.pattern().isEmpty()) {
            schema.setPattern(limits.pattern());
        }
    }
}
