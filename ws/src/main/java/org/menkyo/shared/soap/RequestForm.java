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
        String name = nameOf(found);
        return parentOf(request, found)
                .filter(parent -> {
                    List<String> order = order(parent);
                    return order.contains(expected) && order.indexOf(expected) < order.indexOf(name);
                })
                .flatMap(parent -> field(parent, expected))
                .filter(RequestForm::isRequired)
                .map(field -> found.substring(0, found.lastIndexOf('.') + 1) + expected);
    }

    /**
     * Whether a field must be there and have a value.
     *
     * @param request the class of the whole request
     * @param path the path of the field, as in {@code lines[0].quantity}
     */
    static boolean isRequired(Class<?> request, String path) {
        return parentOf(request, path)
                .flatMap(parent -> field(parent, nameOf(path)))
                .map(RequestForm::isRequired)
                .orElse(true);
    }

    private static Optional<Class<?>> parentOf(Class<?> request, String path) {
        Optional<Class<?>> parent = Optional.of(request);
        List<String> steps = steps(path);
        for (String step : steps.subList(0, steps.size() - 1)) {
            parent = parent.flatMap(type -> field(type, step)).map(RequestForm::typeOf);
        }
        return parent;
    }

    private static String nameOf(String path) {
        List<String> steps = steps(path);
        return steps.get(steps.size() - 1);
    }

    private static List<String> steps(String path) {
        return List.of(path.replaceAll("\\[\\d+]", "").split("\\."));
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
