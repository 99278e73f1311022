package org.menkyo.shared.rest;

import java.io.ByteArrayInputStream;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import org.menkyo.shared.json.CommandBinder;
import org.menkyo.shared.json.CommandText;
import org.menkyo.shared.json.JsonForm;

/** Binds texts as bodies of calls are bound. */
final class JsonText {

    private JsonText() {}

    static Object bind(String json, Type type) {
        return bind(json.getBytes(StandardCharsets.UTF_8), type);
    }

    static Object bind(byte[] json, Type type) {
        return bind(json, type, 10_000);
    }

    static Object bind(byte[] json, Type type, int maxValues) {
        try (JsonForm form = form(json, maxValues, null)) {
            return CommandBinder.bind(form, type);
        }
    }

    /** Reads a text to its end. */
    static void read(byte[] json) {
        try (JsonForm form = form(json, 10_000, null)) {
            form.skip(form.next());
            form.end();
        }
    }

    static String canonical(String json) {
        CanonicalBody canonical = new CanonicalBody();
        try (JsonForm form = form(json.getBytes(StandardCharsets.UTF_8), 10_000, canonical)) {
            form.skip(form.next());
            form.end();
        }
        return new String(canonical.bytes(), StandardCharsets.UTF_8);
    }

    private static JsonForm form(byte[] json, int maxValues, CanonicalBody canonical) {
        return new JsonForm(
                CommandText.utf8(new ByteArrayInputStream(json)),
                maxValues,
                canonical == null ? null : canonical::take);
    }
}
