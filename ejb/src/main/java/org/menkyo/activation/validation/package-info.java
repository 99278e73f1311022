/** Telling an installation whether its activation is in order. */
package org.menkyo.activation.validation;
