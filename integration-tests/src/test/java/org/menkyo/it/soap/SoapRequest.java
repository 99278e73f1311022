package org.menkyo.it.soap;

import java.util.Base64;
import java.util.Locale;
import java.util.function.Function;

/** Writes a request by its schema: each field once, all right but for one change. */
public final class SoapRequest {

    /** Leaves a field out that may be left out. */
    public static final String ABSENT = "(absent)";

    private static final String UNKNOWN_ID = "00000000-0000-4000-8000-000000000000";
    private static final Change NONE = new Change(Kind.NONE, "", "");

    private final Function<String, String> values;
    private final Change change;

    private SoapRequest(Function<String, String> values, Change change) {
        this.values = values;
        this.change = change;
    }

    /** What is made wrong. */
    enum Kind {
        NONE,
        /** The field is not there. */
        LEFT_OUT,
        /** The field has another text. */
        TEXT,
        /** The field has an element inside that nobody knows. */
        STRANGER_INSIDE,
        /** The field stands once more often than it may. */
        TOO_OFTEN
    }

    /**
     * One thing wrong.
     *
     * @param path the field, without indexes; empty for the whole request
     * @param text the text as XML writes it
     */
    record Change(Kind kind, String path, String text) {

        @Override
        public String toString() {
            return kind + " " + path
                    + (text.isEmpty() ? "" : " «" + (text.length() > 20 ? text.length() + " characters" : text) + "»");
        }
    }

    /**
     * A request as it should be.
     *
     * @param values a field's text by its path without indexes; null for one that only fits the schema
     */
    public static String right(SoapField request, Function<String, String> values) {
        return wrong(request, values, NONE);
    }

    static String wrong(SoapField request, Function<String, String> values, Change change) {
        StringBuilder xml = new StringBuilder();
        new SoapRequest(values, change).write(xml, request, "");
        return xml.toString();
    }

    private void write(StringBuilder xml, SoapField field, String path) {
        boolean changed = change.path().equals(path);
        xml.append('<')
                .append(field.name())
                .append(" xmlns='")
                .append(field.namespace())
                .append("'>");
        if (changed && change.kind() == Kind.TEXT) {
            xml.append(change.text());
        } else if (field.isComplex()) {
            field.inner()
                    .forEach(
                            inner -> writeInner(xml, inner, path.isEmpty() ? inner.name() : path + "." + inner.name()));
        } else {
            xml.append(text(field, path));
        }
        if (changed && change.kind() == Kind.STRANGER_INSIDE) {
            xml.append("<planet>Mars</planet>");
        }
        xml.append("</").append(field.name()).append('>');
    }

    private void writeInner(StringBuilder xml, SoapField field, String path) {
        boolean changed = change.path().equals(path) && change.kind() != Kind.NONE;
        boolean above = change.path().startsWith(path + ".");
        if (changed && change.kind() == Kind.LEFT_OUT || !changed && !above && ABSENT.equals(values.apply(path))) {
            return;
        }
        int times = changed && change.kind() == Kind.TOO_OFTEN ? field.max() + 1 : 1;
        for (int i = 0; i < times; i++) {
            write(xml, field, path);
        }
    }

    private String text(SoapField field, String path) {
        String given = values.apply(path);
        if (given != null && !ABSENT.equals(given)) {
            return given;
        }
        if (!field.words().isEmpty()) {
            return field.words().get(0);
        }
        if (field.facets().containsKey("pattern")) {
            return UNKNOWN_ID;
        }
        return switch (field.base()) {
            case "int", "long" -> "1";
            case "boolean" -> "false";
            case "base64Binary" ->
                Base64.getEncoder()
                        .encodeToString(new byte[Integer.parseInt(field.facets().getOrDefault("length", "3"))]);
            default -> byName(field.name());
        };
    }

    private static String byName(String name) {
        return switch (name) {
            case "country" -> "JP";
            case "product" -> "SVR-STD-2008";
            default -> name.toLowerCase(Locale.ROOT).contains("email") ? "somebody@contract.example" : "x";
        };
    }
}
