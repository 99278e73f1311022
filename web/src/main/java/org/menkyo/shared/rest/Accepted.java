package org.menkyo.shared.rest;

/**
 * Something that was received and that others act on later: status 202.
 *
 * @param body the answer
 */
public record Accepted<T>(T body) {}
