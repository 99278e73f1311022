package org.menkyo.activation.validation;

/**
 * The answer of online validation (VA-207).
 *
 * @param result what was found
 */
public record InstallationValidated(ValidationResult result) {}
