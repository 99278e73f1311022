package org.menkyo.shared.rest;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a query parameter that is taken as text is read as, for the OpenAPI document. It is taken as text because JAX-RS
 * answers a value that it cannot read with «not found».
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface ReadAs {

    /** The type that the text must be a value of. */
    Class<?> value();
}
