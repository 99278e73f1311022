package org.menkyo.shared.rest;

import java.io.ByteArrayInputStream;
import java.io.Reader;
import org.menkyo.shared.intake.BodyLimits;

/** Reads commands from JSON that does not come by a call, with the same rules as bodies of calls. */
public final class CommandText {

    private CommandText() {}

    /**
     * Makes a command record.
     *
     * @throws org.menkyo.shared.error.InvalidInputException naming all fields that do not fit the record
     * @throws RuntimeException if it is no JSON; the message says where
     */
    public static <T> T parse(byte[] json, Class<T> type) {
        Reader text = CommandReader.utf8(new ByteArrayInputStream(json));
        try (JsonForm form = new JsonForm(text, BodyLimits.signedIn(json.length).values(), null)) {
            return type.cast(CommandBinder.bind(form, type));
        }
    }
}
