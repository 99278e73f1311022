package org.menkyo.shared;

import java.util.Map;
import java.util.TreeMap;

/**
 * Makes any text fit for the database. PostgreSQL refuses the character NUL and surrogates without their other half; text
 * that came from outside must not be able to make a transaction fail by containing them, so U+FFFD takes their place.
 */
public final class StorableText {

    private static final char REPLACEMENT = '\uFFFD';

    private StorableText() {}

    /** The same text if it can be stored, or one in which each character that cannot be is replaced; null stays null. */
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

    private static boolean isStorable(String text) {
        return text.codePoints().allMatch(StorableText::isStorable);
    }

    private static boolean isStorable(int codePoint) {
        // A surrogate that has its other half is part of a greater code point and not seen here.
        return codePoint != 0 && (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE);
    }
}
