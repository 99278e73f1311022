package org.menkyo.shared.rest;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A resource method that creates or consumes something: with the header Idempotency-Key it does so once, and a repetition
 * with the same content gets the first answer (LC-1102).
 */
@Documented
@InterceptorBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {

    /**
     * Whether the service makes transactions of its own, as those do that let calls wait without a connection: then nothing
     * spans the call, and the service must find by itself what it did before its server died.
     */
    @Nonbinding
    boolean apart() default false;
}
