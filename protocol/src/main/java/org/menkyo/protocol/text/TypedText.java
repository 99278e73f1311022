package org.menkyo.protocol.text;

import java.text.Normalizer;
import java.util.Locale;

/**
 * The one form in which texts that people type are stored, found and compared (LC-114), on the server and in clients. It
 * follows Unicode's NFKC_Casefold without the folding of case (The Unicode Standard, section 3.13): compatibility
 * characters such as full-width ones become plain ones, characters are composed, and those that are invisible by definition
 * are dropped. White space around the text is dropped, and a run of any white space inside is one space. Applying a form to
 * its own result changes nothing.
 *
 * <p>Each form gives null for a text without a visible character, which counts as missing, and for null.
 */
public final class TypedText {

    /** Unicode's Default_Ignorable_Code_Point beyond the format characters (Cf), as pairs of first and last. */
    private static final int[] IGNORABLE = {
        0x034F, 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180F, 0x2065, 0x2065, 0x3164, 0x3164, 0xFE00, 0xFE0F,
        0xFFA0, 0xFFA0, 0xFFF0, 0xFFF8, 0xE0000, 0xE0FFF
    };

    private static final int BLANK_BRAILLE_PATTERN = 0x2800;
    private static final int MINUS_SIGN = 0x2212;

    private TypedText() {}

    /**
     * The form of a text that somebody else than the publisher assigns, in which case means something: an order number, an
     * organization's identifier, a distributor's code.
     */
    public static String label(String typed) {
        return typed == null ? null : present(collapsed(plain(typed)));
    }

    /**
     * The form of what the publisher issues: a license ID, a license or authorization number, a product key. Case means
     * nothing and becomes upper case, all white space is dropped, and any dash is a hyphen.
     */
    public static String code(String typed) {
        if (typed == null) {
            return null;
        }
        StringBuilder code = new StringBuilder(typed.length());
        plain(plain(typed).toUpperCase(Locale.ROOT))
                .codePoints()
                .filter(c -> !isSpace(c))
                .map(c -> isDash(c) ? '-' : c)
                .forEach(code::appendCodePoint);
        return present(plain(code.toString()));
    }

    /** The form of the name of an account: case means nothing and becomes lower case. */
    public static String accountName(String typed) {
        return typed == null ? null : present(collapsed(plain(plain(typed).toLowerCase(Locale.ROOT))));
    }

    /** Whether a text has a character that can be seen; false for null. */
    public static boolean isVisible(String text) {
        return text != null && text.codePoints().anyMatch(TypedText::isVisible);
    }

    /** The number of Unicode code points, by which the lengths of texts are limited. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static boolean isVisible(int codePoint) {
        return !isSpace(codePoint)
                && !isInvisible(codePoint)
                && !Character.isISOControl(codePoint)
                && codePoint != BLANK_BRAILLE_PATTERN;
    }

    private static String present(String form) {
        return isVisible(form) ? form : null;
    }

    private static String plain(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFKC);
        if (composed.codePoints().noneMatch(TypedText::isInvisible)) {
            return composed;
        }
        StringBuilder visible = new StringBuilder(composed.length());
        composed.codePoints().filter(c -> !isInvisible(c)).forEach(visible::appendCodePoint);
        return Normalizer.normalize(visible, Normalizer.Form.NFKC);
    }

    private static String collapsed(String text) {
        StringBuilder collapsed = new StringBuilder(text.length());
        boolean space = false;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int codePoint = text.codePointAt(i);
            if (isSpace(codePoint)) {
                space = collapsed.length() > 0;
            } else {
                collapsed.append(space ? " " : "").appendCodePoint(codePoint);
                space = false;
            }
        }
        return collapsed.toString();
    }

    private static boolean isInvisible(int codePoint) {
        if (codePoint < 0x80) {
            return false;
        }
        if (Character.getType(codePoint) == Character.FORMAT) {
            return true;
        }
        for (int i = 0; i < IGNORABLE.length; i += 2) {
            if (codePoint >= IGNORABLE[i] && codePoint <= IGNORABLE[i + 1]) {
                return true;
            }
        }
        return false;
    }

    /** Other control characters than these three are no white space: they are left for the reader to refuse. */
    private static boolean isSpace(int codePoint) {
        return Character.isSpaceChar(codePoint) || codePoint == '\t' || codePoint == '\n' || codePoint == '\r';
    }

    private static boolean isDash(int codePoint) {
        return Character.getType(codePoint) == Character.DASH_PUNCTUATION || codePoint == MINUS_SIGN;
    }
}
