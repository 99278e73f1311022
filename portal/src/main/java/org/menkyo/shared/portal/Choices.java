package org.menkyo.shared.portal;

import java.util.Arrays;
import java.util.List;

/** What was chosen of the boxes that a form offers. */
public final class Choices {

    private Choices() {}

    /** The words that were chosen, in the order of the enum; others, which no form of ours offers, choose nothing. */
    public static <E extends Enum<E>> List<E> of(Class<E> words, List<String> chosen) {
        return Arrays.stream(words.getEnumConstants())
                .filter(word -> chosen != null && chosen.contains(word.name()))
                .toList();
    }

    /** The word that was chosen, or null for none. */
    public static <E extends Enum<E>> E of(Class<E> words, String chosen) {
        return of(words, chosen == null ? List.of() : List.of(chosen)).stream()
                .findFirst()
                .orElse(null);
    }
}
