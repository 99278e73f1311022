package org.menkyo.quarantine;

/**
 * Lets an installation send again.
 *
 * @param waiting what becomes of what waits
 */
public record ReleaseQuarantine(WaitingChoice waiting) {}
