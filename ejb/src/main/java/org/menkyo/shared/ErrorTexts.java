package org.menkyo.shared;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** The texts of errors and of field problems in English and Japanese. */
public final class ErrorTexts {

    private static final Control NO_FALLBACK = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

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
        String pattern = ResourceBundle.getBundle(
                        "org.menkyo.shared.errors", language.locale(), ErrorTexts.class.getClassLoader(), NO_FALLBACK)
                .getString(key);
        Object[] told = Arrays.stream(arguments)
                .map(argument -> argument instanceof Explanation explanation
                        ? format(
                                explanation.key(),
                                language,
                                explanation.arguments().toArray())
                        : argument)
                .toArray();
        return new MessageFormat(pattern, language.locale()).format(told);
    }
}
