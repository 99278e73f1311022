package org.menkyo.shared.rest;

import java.text.MessageFormat;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import org.menkyo.shared.Language;

/** The titles of all problems, and the details of those that only REST has, in English and Japanese. */
final class ProblemTexts {

    private static final Control NO_FALLBACK = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    private ProblemTexts() {}

    static String title(String code, Language language) {
        try {
            return bundle(language).getString("title." + code);
        } catch (MissingResourceException e) {
            return code;
        }
    }

    static String detail(HttpError error, Language language, Object... arguments) {
        return new MessageFormat(bundle(language).getString("detail." + error), language.locale()).format(arguments);
    }

    static ResourceBundle bundle(Language language) {
        return ResourceBundle.getBundle(
                "org.menkyo.shared.rest.problems", language.locale(), ProblemTexts.class.getClassLoader(), NO_FALLBACK);
    }
}
