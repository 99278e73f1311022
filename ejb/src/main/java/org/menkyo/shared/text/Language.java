package org.menkyo.shared.text;

import java.util.Locale;

/** The languages that people are addressed in (LC-903, LC-1102). */
public enum Language {
    EN(Locale.ENGLISH),
    JA(Locale.JAPANESE);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    /** The locale without a country, which selects the texts. */
    public Locale locale() {
        return locale;
    }

    /** Japanese for any Japanese locale, English for all others and for none. */
    public static Language of(Locale locale) {
        return locale != null && Locale.JAPANESE.getLanguage().equals(locale.getLanguage()) ? JA : EN;
    }
}
