package org.menkyo.shared.text;

import org.menkyo.protocol.text.TypedText;

/**
 * Texts that a list is filtered by, in the form in which they are compared; see {@link TypedText}. One that is invisible finds
 * nothing, rather than everything.
 */
public final class AskedText {

    private AskedText() {}

    /** As {@link TypedText#code}; null if nothing is asked for. */
    public static String code(String typed) {
        return orNothing(typed, TypedText.code(typed));
    }

    /** As {@link TypedText#label}; null if nothing is asked for. */
    public static String label(String typed) {
        return orNothing(typed, TypedText.label(typed));
    }

    private static String orNothing(String typed, String form) {
        return typed != null && form == null ? "" : form;
    }
}
