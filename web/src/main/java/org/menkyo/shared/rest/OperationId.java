package org.menkyo.shared.rest;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name of a resource method in the OpenAPI document, where the operation that it performs does not name it alone.
 * Generated clients call it by this name, so it never changes (LC-1109).
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface OperationId {

    /** A name in camel case that no other resource method has. */
    String value();
}
