package org.menkyo.launcher;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the import says, in Japanese where the terminal speaks it, else in English. */
final class ImportTexts {

    private final ResourceBundle bundle;
    private final Locale locale;

    ImportTexts(Locale terminal) {
        locale = terminal.getLanguage().equals("ja") ? Locale.JAPANESE : Locale.ENGLISH;
        bundle = ResourceBundle.getBundle(
                "org.menkyo.launcher.import",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** The language as HTTP names it. */
    String language() {
        return locale.getLanguage();
    }

    String text(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), locale).format(arguments);
    }
}
