package org.menkyo.notification;

/**
 * What a replay began.
 *
 * @param replayed how many dead letters are on their way again
 */
public record ReplayResult(int replayed) {}
