package org.menkyo.shared.soap;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The characters of a message exactly as they were sent. What tells their encoding is the byte order mark, the parameter
 * {@code charset} of the content type, and the XML declaration (RFC 7303 section 3, XML 1.0 appendix F); without any of them
 * it is UTF-8. Where these contradict each other, or bytes stand for no character, the message is refused: whatever else could
 * be done would record another text than was meant.
 */
final class MessageText {

    /** Enough for a byte order mark and an XML declaration in two bytes for each character. */
    private static final int HEAD = 512;

    private static final Pattern DECLARED_ENCODING =
            Pattern.compile("<\\?xml\\s[^>]*?encoding\\s*=\\s*[\"']([A-Za-z][A-Za-z0-9._-]*)[\"']");

    /** What programs on Windows call Shift_JIS, with characters that the standard does not have, such as a circled one. */
    private static final Charset WINDOWS_JAPANESE = Charset.forName("windows-31j");

    private MessageText() {}

    /** A byte order mark, which is no part of the text. */
    private record Mark(Charset charset, int length) {}

    /**
     * Decodes a message. Reading fails with a {@link java.nio.charset.CharacterCodingException} at the first byte that is not
     * in the encoding.
     *
     * @param contentType of the message or of its part, or null
     * @throws SoapException if the encoding is unknown or told in two ways
     */
    static Reader read(InputStream message, String contentType) throws IOException {
        PushbackInputStream bytes = new PushbackInputStream(message, HEAD);
        byte[] head = bytes.readNBytes(HEAD);
        Optional<Mark> mark = mark(head);
        int start = mark.map(Mark::length).orElse(0);
        bytes.unread(head, start, head.length - start);

        Optional<Charset> given = ContentType.charset(contentType).map(MessageText::known);
        Charset charset = mark.map(Mark::charset).orElseGet(() -> unmarked(head, given));
        Optional<Charset> declared =
                declared(new String(head, start, head.length - start, charset)).map(MessageText::known);
        if (given.isPresent() && !isSame(given.get(), charset)
                || declared.isPresent() && !isSame(declared.get(), charset)) {
            throw new SoapException(SoapError.MALFORMED_MESSAGE);
        }
        return new InputStreamReader(
                bytes,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    private static Charset known(String name) {
        try {
            Charset charset = Charset.forName(name);
            return charset.name().equals("Shift_JIS") ? WINDOWS_JAPANESE : charset;
        } catch (IllegalArgumentException unknown) {
            throw new SoapException(SoapError.UNSUPPORTED_MEDIA_TYPE);
        }
    }

    private static Optional<Mark> mark(byte[] head) {
        if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
            return Optional.of(new Mark(StandardCharsets.UTF_8, 3));
        }
        if (startsWith(head, 0xFE, 0xFF)) {
            return Optional.of(new Mark(StandardCharsets.UTF_16BE, 2));
        }
        return startsWith(head, 0xFF, 0xFE) ? Optional.of(new Mark(StandardCharsets.UTF_16LE, 2)) : Optional.empty();
    }

    /** UTF-16 without a byte order mark is told by the first character, which is always the same. */
    private static Charset unmarked(byte[] head, Optional<Charset> given) {
        if (given.isPresent() && !given.get().equals(StandardCharsets.UTF_16)) {
            return given.get();
        }
        if (startsWith(head, '<', 0)) {
            return StandardCharsets.UTF_16LE;
        }
        if (startsWith(head, 0, '<') || given.isPresent()) {
            return StandardCharsets.UTF_16BE;
        }
        return declared(new String(head, StandardCharsets.ISO_8859_1))
                .map(MessageText::known)
                .orElse(StandardCharsets.UTF_8);
    }

    private static Optional<String> declared(String head) {
        Matcher declaration = DECLARED_ENCODING.matcher(head);
        return declaration.lookingAt() ? Optional.of(declaration.group(1)) : Optional.empty();
    }

    /** Whether two names stand for one encoding; that of UTF-16 leaves the order of bytes open. */
    private static boolean isSame(Charset name, Charset found) {
        return name.equals(found)
                || name.equals(StandardCharsets.UTF_16) && found.name().startsWith("UTF-16");
    }

    private static boolean startsWith(byte[] head, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (i >= head.length || (head[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
