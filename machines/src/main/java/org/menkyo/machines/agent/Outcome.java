package org.menkyo.machines.agent;

/**
 * What came of something that a machine was asked to do.
 *
 * @param code the stable name, see {@code docs/result-codes.md}
 * @param done whether it was done
 * @param text what happened and what to do about it, in a language for people
 */
public record Outcome(String code, boolean done, String text) {}
