package org.menkyo.shared.rest;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.menkyo.shared.error.FieldError;
import org.menkyo.shared.error.FieldProblem;

/** The parameters that a resource method takes in the address, each at most once, by name and type. */
final class QueryParameters {

    /** A longer name is cut where it is shown. */
    private static final int MAX_NAME_SHOWN = 100;

    private static final int MAX_ERRORS = 20;

    private final Map<String, Class<?>> types;

    private QueryParameters(Map<String, Class<?>> types) {
        this.types = types;
    }

    static QueryParameters of(Method resourceMethod) {
        Map<String, Class<?>> types = new TreeMap<>();
        for (Parameter parameter : resourceMethod.getParameters()) {
            QueryParam named = parameter.getAnnotation(QueryParam.class);
            if (named != null) {
                types.put(named.value(), parameter.getType());
            }
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                for (Field field : parameter.getType().getDeclaredFields()) {
                    if (field.isAnnotationPresent(QueryParam.class)) {
                        types.put(field.getAnnotation(QueryParam.class).value(), field.getType());
                    }
                }
            }
        }
        return new QueryParameters(types);
    }

    /**
     * Looks for what the method would not take: names that it does not know, with upper and lower case told apart, what
     * stands twice, and numbers that are none.
     *
     * @param query the parameters of a call
     */
    List<FieldError> check(Map<String, List<String>> query) {
        List<FieldError> errors = new ArrayList<>();
        new TreeMap<>(query)
                .forEach((name, values) -> error(name, values)
                        .filter(error -> errors.size() < MAX_ERRORS)
                        .ifPresent(errors::add));
        return errors;
    }

    private Optional<FieldError> error(String name, List<String> values) {
        Class<?> type = types.get(name);
        if (type == null) {
            return Optional.of(
                    types.isEmpty()
                            ? error(name, FieldProblem.NO_PARAMETERS)
                            : error(name, FieldProblem.UNKNOWN_PARAMETER, String.join(", ", types.keySet())));
        }
        if (values.size() > 1) {
            return Optional.of(error(name, FieldProblem.DUPLICATE));
        }
        return type == long.class && !isNumber(values.get(0))
                ? Optional.of(error(name, FieldProblem.MALFORMED))
                : Optional.empty();
    }

    private static boolean isNumber(String text) {
        try {
            Long.parseLong(text);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static FieldError error(String name, FieldProblem problem, Object... arguments) {
        String shown = name.length() > MAX_NAME_SHOWN ? name.substring(0, MAX_NAME_SHOWN) : name;
        return new FieldError(shown, problem, List.of(arguments));
    }
}
