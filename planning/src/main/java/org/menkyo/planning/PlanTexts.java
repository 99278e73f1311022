package org.menkyo.planning;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What plans say to people, in English or Japanese. */
public final class PlanTexts {

    private final Locale locale;
    private final ResourceBundle bundle;

    /** @param locale English or Japanese */
    public PlanTexts(Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle(
                "org.menkyo.planning.texts",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    String text(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), locale).format(arguments);
    }

    /** What people call a word of a plan, such as a network's kind or a way to activate. */
    public String word(Enum<?> word) {
        return bundle.getString(word.getDeclaringClass().getSimpleName() + "." + word.name());
    }
}
