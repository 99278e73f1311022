package org.menkyo.shared.portal;

import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.menkyo.shared.text.Language;

/** The countries to choose from, by their names. */
public final class Countries {

    private Countries() {}

    /** The options of a field: ISO 3166-1 alpha-2 as the value, the name in a language as the text. */
    public static List<Map<String, String>> in(Language language) {
        return Stream.of(Locale.getISOCountries())
                .map(code -> Map.of("value", code, "text", new Locale("", code).getDisplayCountry(language.locale())))
                .sorted(Comparator.comparing(country -> country.get("text"), Collator.getInstance(language.locale())))
                .toList();
    }
}
