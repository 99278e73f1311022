package org.menkyo.shared.rest;

import java.util.regex.Pattern;

/** Turns the names that the service layer gives to fields into JSON pointers (RFC 6901). */
final class FieldPointer {

    private static final Pattern INDEX = Pattern.compile("\\[(\\d+)]");

    private FieldPointer() {}

    /** The pointer of a field: {@code lines[0].quantity} is {@code /lines/0/quantity}; no name is the whole body. */
    static String of(String field) {
        if (field.isEmpty()) {
            return "";
        }
        String escaped = field.replace("~", "~0").replace("/", "~1");
        String steps = INDEX.matcher(escaped).replaceAll(".$1").replace('.', '/');
        return steps.startsWith("/") ? steps : "/" + steps;
    }
}
