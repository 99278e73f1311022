package org.menkyo.shared.rest;

import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.input.InputCheck;

/** Reads parameters that must be a word of an enum. */
public final class Words {

    private Words() {}

    /**
     * The constant that a parameter names, or null for none.
     *
     * @throws InvalidInputException naming the parameter and the words that it can be
     */
    public static <E extends Enum<E>> E parse(String parameter, String word, Class<E> words) {
        InputCheck check = new InputCheck();
        E value = check.word(
                parameter, word == null || word.isEmpty() ? null : word, words.getEnumConstants(), Enum::name);
        if (!check.passed()) {
            throw new InvalidParametersException(check.errors());
        }
        return value;
    }
}
