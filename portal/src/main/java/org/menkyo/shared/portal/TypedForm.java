package org.menkyo.shared.portal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A form of many fields, which are named as the members of the command that it makes; refused, it shows again what was typed. */
@RequestScoped
public class TypedForm {

    private final HttpServletRequest request;

    /** For the container's proxy. */
    public TypedForm() {
        this(null);
    }

    @Inject
    public TypedForm(HttpServletRequest request) {
        this.request = request;
    }

    /** What was typed into a field; null for nothing. */
    public String text(String name) {
        return Fields.given(request.getParameter(name));
    }

    /** Whether a box was checked, or the button pressed. */
    public boolean has(String name) {
        return request.getParameter(name) != null;
    }

    /** What was typed, by the names of the fields. */
    public Map<String, String> typed() {
        return request.getParameterMap().entrySet().stream()
                .filter(field -> !field.getKey().equals(FormToken.FIELD))
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        field -> Stream.of(field.getValue()).findFirst().orElse("")));
    }
}
