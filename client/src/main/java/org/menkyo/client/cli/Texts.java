package org.menkyo.client.cli;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The texts of the command line in a person's language. */
record Texts(Locale locale, ResourceBundle bundle) {

    static Texts in(Locale locale) {
        return new Texts(
                locale,
                ResourceBundle.getBundle(
                        "org.menkyo.client.cli",
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    /** Numbers and the like stand in the text as they are. */
    String of(String name, Object... details) {
        Object[] words = new Object[details.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = String.valueOf(details[i]);
        }
        return new MessageFormat(bundle.getString(name), locale).format(words);
    }
}
