package org.menkyo.auditverifier;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.menkyo.auditverifier.Line.UnreadableException;

/**
 * The lines of a file in UTF-8. Each ends with a line feed, before which a carriage return may stand; a byte order mark may
 * begin the file. These are what programs change that only pass a text on, and no others are.
 */
final class Lines {

    /** Many times what a record can be; a longer line is none that a server wrote. */
    private static final int LONGEST = 16 << 20;

    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final InputStream input;
    private boolean begun;

    Lines(InputStream input) {
        this.input = new BufferedInputStream(input, 1 << 16);
    }

    /** The next line without its end, or null behind the last. */
    String next() throws IOException, UnreadableException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
        int next = input.read();
        if (next < 0) {
            return null;
        }
        for (; next >= 0 && next != '\n'; next = input.read()) {
            if (line.size() == LONGEST) {
                throw new UnreadableException("it is longer than " + LONGEST + " bytes");
            }
            line.write(next);
        }
        String text = decoded(line.toByteArray());
        if (!begun && text.startsWith(BYTE_ORDER_MARK)) {
            text = text.substring(1);
        }
        begun = true;
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    private static String decoded(byte[] line) throws UnreadableException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnreadableException("it is not in UTF-8");
        }
    }
}
