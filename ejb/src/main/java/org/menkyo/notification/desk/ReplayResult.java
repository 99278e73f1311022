package org.menkyo.notification.desk;

/**
 * What a replay began.
 *
 * @param replayed how many dead letters are on their way again
 */
public record ReplayResult(int replayed) {}
