package org.menkyo.shared.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.Set;

/** Texts for people in one language, from the properties files of one name in a package: {@code errors} and {@code errors_ja}. */
public final class Texts {

    private static final Control NO_FALLBACK = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    private final ResourceBundle bundle;
    private final Locale locale;

    private Texts(ResourceBundle bundle, Locale locale) {
        this.bundle = bundle;
        this.locale = locale;
    }

    /**
     * The texts that stand beside a class.
     *
     * @param name of the properties files, without language and ending
     */
    public static Texts beside(Class<?> owner, String name, Language language) {
        Locale locale = language.locale();
        return new Texts(
                ResourceBundle.getBundle(
                        owner.getPackageName() + "." + name, locale, owner.getClassLoader(), NO_FALLBACK),
                locale);
    }

    /** What texts there are. */
    public Set<String> keys() {
        return bundle.keySet();
    }

    /** Whether there is such a text. */
    public boolean has(String key) {
        return bundle.containsKey(key);
    }

    /**
     * A text as it stands.
     *
     * @throws MissingResourceException if there is none
     */
    public String text(String key) {
        return bundle.getString(key);
    }

    /**
     * A text with its placeholders filled, in the form of {@link MessageFormat}.
     *
     * @throws MissingResourceException if there is none
     */
    public String format(String key, Object... arguments) {
        return new MessageFormat(text(key), locale).format(arguments);
    }
}
