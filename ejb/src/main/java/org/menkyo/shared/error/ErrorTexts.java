package org.menkyo.shared.error;

import java.util.Arrays;
import org.menkyo.shared.text.Language;
import org.menkyo.shared.text.Texts;

/** The texts of errors and of field problems in English and Japanese. */
public final class ErrorTexts {

    private ErrorTexts() {}

    /** The text of an error with its placeholders filled. */
    public static String text(ErrorCode code, Language language, Object... arguments) {
        return format(code.name(), language, arguments);
    }

    /** The text of a field problem with its placeholders filled. */
    public static String text(FieldProblem problem, Language language, Object... arguments) {
        return format("field." + problem.name(), language, arguments);
    }

    private static String format(String key, Language language, Object... arguments) {
        Object[] told = Arrays.stream(arguments)
                .map(argument -> argument instanceof Explanation explanation
                        ? format(
                                explanation.key(),
                                language,
                                explanation.arguments().toArray())
                        : argument)
                .toArray();
        return Texts.beside(ErrorTexts.class, "errors", language).format(key, told);
    }
}
