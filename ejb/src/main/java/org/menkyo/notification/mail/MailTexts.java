package org.menkyo.notification.mail;

import java.util.Arrays;
import java.util.List;
import org.menkyo.shared.text.Language;
import org.menkyo.shared.text.Texts;

/** The words that mails of several kinds have in common, above all the names of roles, in one language. */
final class MailTexts {

    private final Texts texts;

    MailTexts(Language language) {
        texts = Texts.beside(MailTexts.class, "texts", language);
    }

    String text(String key) {
        return texts.text(key);
    }

    /** The names of roles that are separated by commas; what is no known role stays as it is. */
    List<String> roles(String names) {
        return Arrays.stream(names.split(","))
                .map(MailText::line)
                .filter(name -> !name.isEmpty())
                .map(name -> texts.has("role." + name) ? texts.text("role." + name) : name)
                .toList();
    }
}
