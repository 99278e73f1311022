package org.menkyo.dataimport;

/**
 * What came of an import in which nothing was wrong.
 *
 * @param lines how many lines there were below the column names
 * @param added how many licenses, keys or machines were recorded, or would be
 * @param unchanged how many had been imported before with the same content
 * @param recorded false for a dry run
 */
public record ImportReport(int lines, int added, int unchanged, boolean recorded) {}
