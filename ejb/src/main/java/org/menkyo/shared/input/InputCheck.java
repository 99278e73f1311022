package org.menkyo.shared.input;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.menkyo.protocol.text.TypedText;
import org.menkyo.shared.error.FieldError;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.text.StorableText;

/** Collects all that is wrong with a command before anything is done, so that the caller sees every field at once. */
public final class InputCheck {

    private final List<FieldError> errors = new ArrayList<>();

    /** Reports a problem of a field. */
    public InputCheck reject(String field, FieldProblem problem, Object... arguments) {
        errors.add(new FieldError(field, problem, List.of(arguments)));
        return this;
    }

    /** A required value of any kind. */
    public InputCheck required(String field, Object value) {
        if (value == null) {
            reject(field, FieldProblem.REQUIRED);
        }
        return this;
    }

    /** Required text that may have line breaks, as {@link #optionalParagraphs}, with a visible character. */
    public InputCheck paragraphs(String field, String value, int maxLength) {
        return TypedText.isVisible(value)
                ? optionalParagraphs(field, value, maxLength)
                : reject(field, FieldProblem.REQUIRED);
    }

    /** Required text on one line with a visible character, of at most the given number of Unicode code points. */
    public InputCheck text(String field, String value, int maxLength) {
        if (!TypedText.isVisible(value)) {
            return reject(field, FieldProblem.REQUIRED);
        }
        return optionalText(field, value, maxLength);
    }

    /** Text on one line of at most the given number of Unicode code points, or none. */
    public InputCheck optionalText(String field, String value, int maxLength) {
        if (value == null) {
            return this;
        }
        if (TypedText.length(value) > maxLength) {
            return reject(field, FieldProblem.TOO_LONG, maxLength);
        }
        if (value.chars().anyMatch(Character::isISOControl) || !StorableText.isStorable(value)) {
            return reject(field, FieldProblem.CONTROL_CHARACTERS);
        }
        return this;
    }

    /** Text that may have line breaks, of at most the given number of Unicode code points, or none. */
    public InputCheck optionalParagraphs(String field, String value, int maxLength) {
        if (value == null) {
            return this;
        }
        if (TypedText.length(value) > maxLength) {
            return reject(field, FieldProblem.TOO_LONG, maxLength);
        }
        if (value.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')
                || !StorableText.isStorable(value)) {
            return reject(field, FieldProblem.CONTROL_CHARACTERS);
        }
        return this;
    }

    /** A required e-mail address. */
    public InputCheck email(String field, String value) {
        if (!TypedText.isVisible(value)) {
            return reject(field, FieldProblem.REQUIRED);
        }
        return optionalEmail(field, value);
    }

    /** An e-mail address, or none. */
    public InputCheck optionalEmail(String field, String value) {
        if (value != null && !BusinessEmail.isValid(value)) {
            reject(field, FieldProblem.NOT_AN_EMAIL);
        }
        return this;
    }

    /** A required number within limits, both included. */
    public InputCheck range(String field, Number value, long min, long max) {
        if (value == null) {
            return reject(field, FieldProblem.REQUIRED);
        }
        if (value.longValue() < min || value.longValue() > max) {
            reject(field, FieldProblem.OUT_OF_RANGE, min, max);
        }
        return this;
    }

    /** A required list with a number of entries within limits, both included, none of them null. */
    public InputCheck size(String field, Collection<?> value, int min, int max) {
        if (value == null) {
            return min > 0 ? reject(field, FieldProblem.REQUIRED) : this;
        }
        if (value.size() < min) {
            return reject(field, FieldProblem.TOO_FEW, min);
        }
        if (value.size() > max) {
            return reject(field, FieldProblem.TOO_MANY, max);
        }
        int index = 0;
        for (Object entry : value) {
            if (entry == null) {
                reject(field + "[" + index + "]", FieldProblem.REQUIRED);
            }
            index++;
        }
        return this;
    }

    /** The value that a word names; null if there is no word, or a wrong one. */
    public <T> T word(String field, String word, T[] values, Function<T, String> name) {
        if (word == null) {
            return null;
        }
        for (T value : values) {
            if (name.apply(value).equals(word)) {
                return value;
            }
        }
        reject(field, FieldProblem.NOT_ONE_OF, Stream.of(values).map(name).collect(Collectors.joining(", ")));
        return null;
    }

    /** What was found wrong so far. */
    public List<FieldError> errors() {
        return List.copyOf(errors);
    }

    /** How much was found wrong so far. */
    public int count() {
        return errors.size();
    }

    /** Whether nothing was found wrong so far. */
    public boolean passed() {
        return errors.isEmpty();
    }

    /** @throws InvalidInputException if anything was found wrong */
    public void done() {
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
    }
}
