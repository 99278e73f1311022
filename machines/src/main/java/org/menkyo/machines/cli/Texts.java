package org.menkyo.machines.cli;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * What the command line says, in a person's language and time zone.
 *
 * @param messages what it tells
 * @param help what explains commands and options
 */
record Texts(Locale locale, ZoneId zone, ResourceBundle messages, ResourceBundle help) {

    static Texts in(Locale locale, ZoneId zone) {
        return new Texts(locale, zone, bundle("messages", locale), bundle("help", locale));
    }

    private static ResourceBundle bundle(String name, Locale locale) {
        return ResourceBundle.getBundle(
                "org.menkyo.machines." + name,
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** Numbers and the like stand in the text as they are. */
    String of(String name, Object... details) {
        Object[] words = new Object[details.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = String.valueOf(details[i]);
        }
        return new MessageFormat(messages.getString(name), locale).format(words);
    }

    /** The word for a constant. */
    String of(Enum<?> constant) {
        return messages.getString(constant.getDeclaringClass().getSimpleName() + "." + constant.name());
    }

    /** A time for people. */
    String time(Instant instant) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale)
                .withZone(zone)
                .format(instant);
    }
}
