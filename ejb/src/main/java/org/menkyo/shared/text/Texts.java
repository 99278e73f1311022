package org.menkyo.shared.text;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Texts for people in one language, from the properties files of one name in a package: {@code errors} and {@code errors_ja}. */
public final class Texts {

    private static final Control NO_FALLBACK = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    /** A page has a hundred texts, so that they are read once. */
    private static final Map<List<String>, Texts> KNOWN = new ConcurrentHashMap<>();

    private final ResourceBundle bundle;
    private final Locale locale;
    private final Map<String, Parsed> parsed = new ConcurrentHashMap<>();

    /**
     * A text that was taken apart.
     *
     * @param plain the text itself if it has no placeholders, else null
     * @param format what fills its placeholders, for one thread at a time
     */
    private record Parsed(String plain, MessageFormat format) {

        static Parsed of(String text, Locale locale) {
            MessageFormat format = new MessageFormat(text, locale);
            boolean isPlain = format.getFormatsByArgumentIndex().length == 0;
            return new Parsed(isPlain ? format.format(new Object[0]) : null, format);
        }

        String filled(Object... arguments) {
            return plain == null ? ((MessageFormat) format.clone()).format(arguments) : plain;
        }
    }

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
        String bundle = owner.getPackageName() + "." + name;
        return KNOWN.computeIfAbsent(
                List.of(bundle, language.name()),
                key -> new Texts(
                        ResourceBundle.getBundle(bundle, language.locale(), owner.getClassLoader(), NO_FALLBACK),
                        language.locale()));
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
        return parsed.computeIfAbsent(key, of -> Parsed.of(text(of), locale)).filled(arguments);
    }
}
