package org.menkyo.shared.rest;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.menkyo.shared.call.Party;

/** A resource method that can be called without signing in. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface OpenToStrangers {

    /** What somebody who did not sign in is to the service: {@link Party#STRANGER} or {@link Party#DEVICE}. */
    Party as() default Party.STRANGER;
}
