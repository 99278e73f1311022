package org.menkyo.shared.rest;

/**
 * A single resource whose entity tag stands for a part of it only, where the rest changes by itself.
 *
 * @param body the answer
 * @param state what the entity tag is made of
 */
public record Versioned<T>(T body, Object state) {}
