package org.menkyo.shared.soap;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which fields a part of a request has and in which order, as the class tells that is generated from the schema.
 *
 * @param order the names of all fields
 * @param fields the fields by their names
 */
record RequestForm(List<String> order, Map<String, Field> fields) {

    /** Of what the contract does not know. */
    static final RequestForm UNKNOWN = new RequestForm(List.of(), Map.of());

    private static final ClassValue<RequestForm> FORMS = new ClassValue<>() {
        @Override
        protected RequestForm computeValue(Class<?> type) {
            XmlType form = type.getAnnotation(XmlType.class);
            if (form == null) {
                return UNKNOWN;
            }
            Map<String, Field> fields = new HashMap<>();
            for (Field field : type.getDeclaredFields()) {
                fields.put(field.getName(), field);
            }
            return new RequestForm(List.of(form.propOrder()), fields);
        }
    };

    /** @param type the generated class, or null if there is none */
    static RequestForm of(Class<?> type) {
        return type == null ? UNKNOWN : FORMS.get(type);
    }

    /** Whether a field must be there and have a value; what is not known is not taken for absent. */
    boolean isRequired(String name) {
        Field field = fields.get(name);
        if (field == null) {
            return true;
        }
        XmlElement element = field.getAnnotation(XmlElement.class);
        return field.getType().isPrimitive() || element != null && element.required();
    }

    /** Whether a field may stand more than once. */
    boolean isList(String name) {
        return fields.containsKey(name) && fields.get(name).getType() == List.class;
    }

    /** The form of what stands in a field. */
    RequestForm of(String name) {
        Field field = fields.get(name);
        if (field == null) {
            return UNKNOWN;
        }
        return field.getGenericType() instanceof ParameterizedType list
                        && list.getActualTypeArguments()[0] instanceof Class<?> entry
                ? of(entry)
                : of(field.getType());
    }

    /** Whether a field stands before another one. */
    boolean isBefore(String name, String other) {
        return order.contains(name) && order.indexOf(name) < order.indexOf(other);
    }
}
