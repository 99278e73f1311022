package org.menkyo.permission;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The operation that a service method performs, and hence the row of the permission tables that governs it (LC-303).
 * Every public method of a service carries it and begins with a check by {@link AccessControl}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Performs {

    /** The operation. */
    Operation value();
}
