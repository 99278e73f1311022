package org.menkyo.shared.input;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The bounds of a member of a command as its published description tells them, all included. Services enforce them with
 * {@link InputCheck}; a contract test sends values at and beyond each bound, so that neither can differ from the other.
 */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Limits {

    /** Unicode characters in a text; 0 for a member that is no text. */
    int maxLength() default 0;

    /** The fewest characters of a text; where it is not said, a required text has one. */
    int minLength() default 0;

    /** A regular expression (ECMA-262) for the whole text. */
    String pattern() default "";

    /** Whether the text is an e-mail address. */
    boolean email() default false;

    /** The least number. */
    long min() default Long.MIN_VALUE;

    /** The greatest number. */
    long max() default Long.MAX_VALUE;

    /** The fewest entries of a list. */
    int minItems() default 0;

    /** The most entries of a list. */
    int maxItems() default Integer.MAX_VALUE;
}
