package org.menkyo.notification;

import java.util.Arrays;
import java.util.List;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import org.menkyo.shared.Language;

/** The words that mails of several kinds have in common, above all the names of roles, in one language. */
final class MailTexts {

    private static final Control NO_FALLBACK = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    private final ResourceBundle texts;

    MailTexts(Language language) {
        texts = ResourceBundle.getBundle(
                "org.menkyo.notification.texts", language.locale(), MailTexts.class.getClassLoader(), NO_FALLBACK);
    }

    String text(String key) {
        return texts.getString(key);
    }

    /** The names of roles that are separated by commas; what is no known role stays as it is. */
    List<String> roles(String names) {
        return Arrays.stream(names.split(","))
                .map(MailText::line)
                .filter(name -> !name.isEmpty())
                .map(name -> texts.containsKey("role." + name) ? texts.getString("role." + name) : name)
                .toList();
    }
}
