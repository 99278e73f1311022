package org.menkyo.settings;

/**
 * What the values of a setting are.
 *
 * @param <T> what programs have of them
 * @param range which values there are, as people are told; empty if it needs no saying
 * @param parser makes the value of a text, stripped of spaces at its ends
 */
record SettingType<T>(String range, Parser<T> parser) {

    /** Reads a text. */
    @FunctionalInterface
    interface Parser<T> {

        /** @throws WrongValueException if the text is no such value */
        T parse(String text);
    }
}
