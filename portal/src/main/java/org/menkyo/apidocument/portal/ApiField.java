package org.menkyo.apidocument.portal;

/**
 * A parameter, or a member of an object.
 *
 * @param place where a parameter stands (path, query, header), or null
 * @param limits what else its value keeps to, such as a length; empty for nothing
 */
public record ApiField(String name, String place, ApiType type, boolean required, String limits, String description) {}
