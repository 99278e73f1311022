package org.menkyo.shared.error;

import java.util.List;
import org.menkyo.shared.text.Language;

/**
 * One field of the input that is wrong.
 *
 * @param field where it is: names and indexes from the top of the command, as in {@code lines[0].quantity}
 * @param problem what is wrong
 * @param arguments fill the placeholders of the problem's text
 */
public record FieldError(String field, FieldProblem problem, List<Object> arguments) {

    public FieldError {
        arguments = List.copyOf(arguments);
    }

    /** The text for the caller, without the field's name. */
    public String text(Language language) {
        return ErrorTexts.text(problem, language, arguments.toArray());
    }
}
