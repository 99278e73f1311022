package org.menkyo.admin;

import java.util.List;

/**
 * A parameter, or a member of what is sent.
 *
 * @param name as it stands in the address or in JSON
 * @param kind what it looks like
 * @param required whether it must be given
 * @param description what it means, without a period
 * @param choices the words that it can be; empty if it can be others
 */
record ApiValue(String name, Kind kind, boolean required, String description, List<String> choices) {

    /** What a value looks like. */
    enum Kind {
        TEXT,
        NUMBER,
        FLAG,
        /** Several texts. */
        TEXTS,
        /** An object, or several of them, typed as JSON. */
        JSON
    }

    /** What it is called on the command line, such as {@code --license-id}. */
    String option() {
        return "--" + ApiOperation.words(name);
    }
}
