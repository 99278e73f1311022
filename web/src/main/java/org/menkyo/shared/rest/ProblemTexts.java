package org.menkyo.shared.rest;

import org.menkyo.shared.text.Language;
import org.menkyo.shared.text.Texts;

/** The titles of all problems, and the details of those that only REST has, in English and Japanese. */
final class ProblemTexts {

    private ProblemTexts() {}

    static String title(String code, Language language) {
        Texts texts = in(language);
        return texts.has("title." + code) ? texts.text("title." + code) : code;
    }

    static String detail(HttpError error, Language language, Object... arguments) {
        return in(language).format("detail." + error, arguments);
    }

    /** What somebody is told whom no service has refused, but JAX-RS or the container. */
    static String notPermitted(Language language) {
        return in(language).text("detail.NOT_PERMITTED");
    }

    static Texts in(Language language) {
        return Texts.beside(ProblemTexts.class, "problems", language);
    }
}
