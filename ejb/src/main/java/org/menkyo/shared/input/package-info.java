/** Checking what callers entered. */
package org.menkyo.shared.input;
