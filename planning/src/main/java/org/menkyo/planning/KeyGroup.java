package org.menkyo.planning;

/**
 * A product group: editions that share their volume keys (VA-101).
 *
 * @param code names it in the catalog
 * @param name the name for people
 * @param rank place in the hierarchy, the lowest first; a KMS host key serves its own group and all lower ones (VA-103)
 */
public record KeyGroup(String code, String name, int rank) {}
