package org.menkyo.apidocument.portal;

import java.util.List;

/**
 * An object that is sent or answered.
 *
 * @param limits of a simple value what it is and keeps to, such as a length; empty for others
 * @param words the words that it can be, if it is one of some; else it has fields
 */
public record ApiObject(String name, String description, String limits, List<ApiField> fields, List<String> words) {}
