package org.menkyo.explanation;

import java.text.MessageFormat;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import org.menkyo.shared.Language;

/** What obstacles are called in English and Japanese. */
final class ExplanationTexts {

    private static final Control NO_FALLBACK = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    private ExplanationTexts() {}

    static String text(Obstacle obstacle, Language language, Object... arguments) {
        String pattern = ResourceBundle.getBundle(
                        "org.menkyo.explanation.obstacles",
                        language.locale(),
                        ExplanationTexts.class.getClassLoader(),
                        NO_FALLBACK)
                .getString(obstacle.name());
        return new MessageFormat(pattern, language.locale()).format(arguments);
    }
}
