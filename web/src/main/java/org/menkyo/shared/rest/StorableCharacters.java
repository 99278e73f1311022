package org.menkyo.shared.rest;

/**
 * Tells text that the database can hold from text that it refuses, with NUL or with surrogates without their other half,
 * so that such input is answered as wrong and does not make a statement fail.
 */
final class StorableCharacters {

    private StorableCharacters() {}

    static boolean only(String text) {
        return text.codePoints().allMatch(c -> c != 0 && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE));
    }
}
