package org.menkyo.shared.rest;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.menkyo.shared.FieldProblem;
import org.menkyo.shared.InvalidInputException;

/** Reads parameters that must be a word of an enum. */
public final class Words {

    private Words() {}

    /**
     * The constant that a parameter names, or null for none.
     *
     * @throws InvalidInputException naming the parameter and the words that it can be
     */
    public static <E extends Enum<E>> E parse(String parameter, String word, Class<E> words) {
        if (word == null || word.isEmpty()) {
            return null;
        }
        return Arrays.stream(words.getEnumConstants())
                .filter(constant -> constant.name().equals(word))
                .findFirst()
                .orElseThrow(() -> new InvalidParametersException(parameter, FieldProblem.NOT_ONE_OF, names(words)));
    }

    private static String names(Class<? extends Enum<?>> words) {
        return Arrays.stream(words.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
    }
}
