package org.menkyo.apidocument.portal;

import java.util.List;

/**
 * An object that is sent or answered.
 *
 * @param words the words that it can be, if it is one of some; else it has fields
 */
public record ApiObject(String name, String description, List<ApiField> fields, List<String> words) {}
