package org.menkyo.explanation;

import org.menkyo.shared.text.Language;
import org.menkyo.shared.text.Texts;

/** What obstacles are called in English and Japanese. */
final class ExplanationTexts {

    private ExplanationTexts() {}

    static String text(Obstacle obstacle, Language language, Object... arguments) {
        return Texts.beside(ExplanationTexts.class, "obstacles", language).format(obstacle.name(), arguments);
    }
}
