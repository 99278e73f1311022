package org.menkyo.shared.text;

import java.util.Map;
import java.util.TreeMap;

/**
 * Text that every interface can show and the database can hold: the characters of XML 1.0 (section 2.2, production Char).
 * What is not among them is NUL and most other control characters, surrogates without their other half, U+FFFE and U+FFFF.
 * Input with such characters is refused (LC-115).
 */
public final class StorableText {

    private static final char REPLACEMENT = '\uFFFD';

    private StorableText() {}

    /** Whether all characters of a text can be stored and shown. */
    public static boolean isStorable(String text) {
        return text.codePoints().allMatch(StorableText::isStorable);
    }

    /**
     * For text that nobody entered, such as what another server says about a failure: the same text if it can be stored, or
     * one in which U+FFFD takes the place of each character that cannot be, so that it makes no transaction fail. Null stays
     * null.
     */
    public static String of(String text) {
        if (text == null || isStorable(text)) {
            return text;
        }
        StringBuilder storable = new StringBuilder(text.length());
        text.codePoints().forEach(c -> storable.appendCodePoint(isStorable(c) ? c : REPLACEMENT));
        return storable.toString();
    }

    /** The same for the names and the values of a map, sorted by name. */
    public static Map<String, String> of(Map<String, String> texts) {
        Map<String, String> storable = new TreeMap<>();
        texts.forEach((name, value) -> storable.put(of(name), of(value)));
        return storable;
    }

    private static boolean isStorable(int codePoint) {
        // A surrogate that has its other half is part of a greater code point and not seen here.
        return codePoint >= 0x20 && codePoint < Character.MIN_SURROGATE
                || codePoint > Character.MAX_SURROGATE && codePoint < 0xFFFE
                || codePoint > 0xFFFF
                || codePoint == '\t'
                || codePoint == '\n'
                || codePoint == '\r';
    }
}
