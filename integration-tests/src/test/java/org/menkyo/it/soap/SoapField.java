package org.menkyo.it.soap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An element of a request as the schema describes it.
 *
 * @param base the type of the schema language that its text is restricted from; empty for an element with others inside
 * @param words the only texts that are allowed; empty for no such limit
 */
public record SoapField(
        String namespace,
        String name,
        String base,
        int min,
        int max,
        Map<String, String> facets,
        List<String> words,
        String documentation,
        List<SoapField> inner) {

    private static final Pattern LIMIT = Pattern.compile("[Aa]t most ([0-9,]+)(?: characters| of capital)");

    boolean isComplex() {
        return base.isEmpty();
    }

    boolean isRepeated() {
        return max > 1;
    }

    /** Any text, and not a number, a word of a list or the like. */
    boolean isText() {
        return (base.equals("token") || base.equals("string")) && words.isEmpty() && !facets.containsKey("pattern");
    }

    /** Whether the documentation says that the service wants it, although the schema does not. */
    boolean isRequiredByService() {
        return min == 0 && documentation.startsWith("Required");
    }

    /** How long a text can be by the schema. */
    OptionalInt schemaLimit() {
        return Optional.ofNullable(facets.get("maxLength"))
                .map(limit -> OptionalInt.of(Integer.parseInt(limit)))
                .orElseGet(OptionalInt::empty);
    }

    /** How long a text can be by its documentation. */
    OptionalInt serviceLimit() {
        Matcher limit = LIMIT.matcher(documentation);
        return limit.find() ? OptionalInt.of(Integer.parseInt(limit.group(1).replace(",", ""))) : OptionalInt.empty();
    }

    /** A text that is no value of this type; empty where every text is one. */
    Optional<String> wrongText() {
        if (isComplex()) {
            return Optional.of("text");
        }
        if (!words.isEmpty()) {
            return Optional.of("NO_SUCH_WORD");
        }
        return isText() ? Optional.empty() : Optional.of("a text");
    }
}
