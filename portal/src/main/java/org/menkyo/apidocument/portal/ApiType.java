package org.menkyo.apidocument.portal;

/**
 * A type of values.
 *
 * @param name of the object that has a page, or of the JSON type
 * @param list whether there are many
 * @param described whether it has a page
 */
public record ApiType(String name, boolean list, boolean described) {}
