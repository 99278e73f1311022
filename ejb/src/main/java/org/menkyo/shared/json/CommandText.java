package org.menkyo.shared.json;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.menkyo.shared.intake.BodyLimits;

/** Reads commands from JSON that does not come by a call, with the same rules as bodies of calls. */
public final class CommandText {

    private CommandText() {}

    /**
     * Makes a command record.
     *
     * @throws org.menkyo.shared.error.InvalidInputException naming all fields that do not fit the record
     * @throws JsonRefusal if it is no JSON; the message says where
     */
    public static <T> T parse(byte[] json, Class<T> type) {
        Reader text = utf8(new ByteArrayInputStream(json));
        try (JsonForm form = new JsonForm(text, BodyLimits.signedIn(json.length).values(), null)) {
            return type.cast(CommandBinder.bind(form, type));
        }
    }

    /** Fails at the first byte that is no UTF-8. */
    public static Reader utf8(InputStream bytes) {
        return new InputStreamReader(
                bytes,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }
}
