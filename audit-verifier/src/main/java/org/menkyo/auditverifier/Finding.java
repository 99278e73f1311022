package org.menkyo.auditverifier;

/**
 * Where an exported audit is not what it was, the first such place.
 *
 * @param problem what is wrong
 * @param line the line of the file, 1 first; for what is missing at the end the line behind the last one
 * @param sealNumber the link of the chain that it concerns, or null
 * @param recordId the audit record that it concerns, or null
 * @param text for people
 */
public record Finding(Problem problem, long line, Long sealNumber, String recordId, String text) {}
