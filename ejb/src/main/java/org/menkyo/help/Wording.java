package org.menkyo.help;

import jakarta.annotation.Nullable;
import org.menkyo.protocol.text.TypedText;
import org.menkyo.shared.input.InputCheck;
import org.menkyo.shared.input.Limits;
import org.menkyo.shared.text.Language;

/**
 * A text in the languages that people are addressed in.
 *
 * @param en English, at most 200 characters
 * @param ja Japanese, at most 200 characters; English stands in where it is null
 */
public record Wording(
        @Limits(maxLength = MAX_LENGTH) String en,
        @Limits(maxLength = MAX_LENGTH) @Nullable String ja) {

    static final int MAX_LENGTH = 200;

    public Wording {
        en = TypedText.label(en);
        ja = TypedText.label(ja);
    }

    String in(Language language) {
        return language == Language.JA && ja != null ? ja : en;
    }

    void check(InputCheck check, String field) {
        check.text(field + ".en", en, MAX_LENGTH).optionalText(field + ".ja", ja, MAX_LENGTH);
    }
}
