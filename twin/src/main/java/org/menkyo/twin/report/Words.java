package org.menkyo.twin.report;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the twin says to people, in English or Japanese. */
public final class Words {

    private final Locale locale;
    private final ResourceBundle bundle;

    /** @param locale Japanese, or English */
    public Words(Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle(
                "org.menkyo.twin.report.texts",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** The text of a key. */
    public String text(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), locale).format(arguments);
    }
}
