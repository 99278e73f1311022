package org.menkyo.openapi;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.menkyo.shared.BusinessEmail;
import org.menkyo.shared.Limits;

/** {@link Limits} in the words of JSON Schema. */
final class Bounds {

    private Bounds() {}

    /** @param required whether the member must be there: then a text must not be empty either */
    static Map<String, Object> of(Limits limits, Class<?> type, boolean required) {
        Map<String, Object> bounds = new LinkedHashMap<>();
        if (type == String.class) {
            ofText(limits, required, bounds);
        } else if (Collection.class.isAssignableFrom(type)) {
            if (limits.minItems() > 0) {
                bounds.put("minItems", limits.minItems());
            }
            if (limits.maxItems() < Integer.MAX_VALUE) {
                bounds.put("maxItems", limits.maxItems());
            }
        } else {
            bounds.put("minimum", limits.min());
            bounds.put("maximum", limits.max());
        }
        return bounds;
    }

    private static void ofText(Limits limits, boolean required, Map<String, Object> bounds) {
        if (limits.email()) {
            bounds.put("format", "email");
            bounds.put("maxLength", BusinessEmail.MAX_LENGTH);
            return;
        }
        if (required || limits.minLength() > 0) {
            bounds.put("minLength", Math.max(1, limits.minLength()));
        }
        bounds.put("maxLength", limits.maxLength());
        if (!limits.pattern().isEmpty()) {
            bounds.put("pattern", limits.pattern());
        }
    }
}
