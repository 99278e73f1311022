package org.menkyo.profile;

/**
 * Chooses whether to inherit administration (LC-501).
 *
 * @param inherit whether administration of MASTER agreements extends to all agreements below them, present and future
 */
public record ChooseInheritance(Boolean inherit) {}
