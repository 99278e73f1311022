package org.menkyo.shared.error;

import java.util.List;

/** An argument of an error's text that is itself told in the caller's language. */
public interface Explanation {

    /** Where its text stands in {@code errors.properties}. */
    String key();

    /** Fill the placeholders of its text. */
    default List<Object> arguments() {
        return List.of();
    }
}
