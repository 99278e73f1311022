package org.menkyo.apidocument.portal;

/**
 * A type of values.
 *
 * @param name of the object, or of the type of JSON or XML schemas
 * @param list whether there are many
 * @param page the address of the page that describes it; null if there is none
 */
public record ApiType(String name, boolean list, String page) {}
