package org.menkyo.shared.text;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.config.PropertyOrderStrategy;

/** Records as JSON for what is stored or compared: the same record always gives the same text. */
public final class Json {

    private static final Jsonb JSONB =
            JsonbBuilder.create(new JsonbConfig().withPropertyOrderStrategy(PropertyOrderStrategy.LEXICOGRAPHICAL));

    private Json() {}

    /** The text of a record; what is null is left out. */
    public static String write(Object value) {
        return JSONB.toJson(value);
    }

    /** The record of a text that {@link #write} gave. */
    public static <T> T read(String text, Class<T> type) {
        return JSONB.fromJson(text, type);
    }
}
