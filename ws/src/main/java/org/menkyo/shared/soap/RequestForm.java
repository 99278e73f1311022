package org.menkyo.shared.soap;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Which fields of a request must be there and in which order, as the classes tell that are generated from the schema. */
final class RequestForm {

    private RequestForm() {}

    /**
     * Whether a field is found where another one should stand that is required.
     *
     * @param request the class of the whole request
     * @param found the path of the field that was found, as in {@code lines[0].quantity}
     * @param expected the name of the last field that could stand there
     * @return the path of the field that is missing
     */
    static Optional<String> missingBefore(Class<?> request, String found, String expected) {
        List<String> steps = List.of(found.replaceAll("\\[\\d+]", "").split("\\."));
        Class<?> parent = request;
        for (String step : steps.subList(0, steps.size() - 1)) {
            Optional<Field> field = field(parent, step);
            if (field.isEmpty()) {
                return Optional.empty();
            }
            parent = typeOf(field.get());
        }
        String name = steps.get(steps.size() - 1);
        List<String> order = order(parent);
        boolean skipped = order.indexOf(expected) >= 0 && order.indexOf(expected) < order.indexOf(name);
        return skipped
                        && field(parent, expected)
                                .filter(RequestForm::isRequired)
                                .isPresent()
                ? Optional.of(found.substring(0, found.lastIndexOf('.') + 1) + expected)
                : Optional.empty();
    }

    private static List<String> order(Class<?> type) {
        XmlType form = type.getAnnotation(XmlType.class);
        return form == null ? List.of() : Arrays.asList(form.propOrder());
    }

    private static Optional<Field> field(Class<?> type, String name) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> field.getName().equals(name))
                .findFirst();
    }

    private static boolean isRequired(Field field) {
        XmlElement element = field.getAnnotation(XmlElement.class);
        return field.getType().isPrimitive() || element != null && element.required();
    }

    private static Class<?> typeOf(Field field) {
        return field.getGenericType() instanceof ParameterizedType list
                        && list.getActualTypeArguments()[0] instanceof Class<?> entry
                ? entry
                : field.getType();
    }
}
