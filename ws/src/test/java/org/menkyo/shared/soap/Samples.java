package org.menkyo.shared.soap;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.menkyo.shared.soap.v1.Additions;

/** Makes values in which every property is filled and no two are alike, and shows values of any kind as plain trees. */
final class Samples {

    /** What names something by a UUID. */
    private static final Set<String> IDENTIFIERS = Set.of("caseId", "id", "mediaId");

    private int counter;

    /** A value of a record, a contract's type, or a simple type. */
    Object of(Type type) {
        return of(type, Map.of());
    }

    private Object of(Type type, Map<TypeVariable<?>, Type> variables) {
        if (type instanceof TypeVariable<?> variable) {
            return of(variables.get(variable), variables);
        }
        if (type instanceof ParameterizedType parameterized) {
            Class<?> raw = (Class<?>) parameterized.getRawType();
            if (raw == List.class) {
                Type element = parameterized.getActualTypeArguments()[0];
                return new ArrayList<>(List.of(of(element, variables), of(element, variables)));
            }
            return record(raw, Map.of(raw.getTypeParameters()[0], parameterized.getActualTypeArguments()[0]));
        }
        return ofClass((Class<?>) type, variables);
    }

    private Object ofClass(Class<?> type, Map<TypeVariable<?>, Type> variables) {
        counter++;
        if (type == String.class) {
            // Text that is Base64, too, so that it stands for bytes where the contract has them, and has no case, so
            // that it
            // is in the form in which texts are compared.
            return String.format(Locale.ROOT, "1000%04d", counter);
        } else if (type == byte[].class) {
            return ("bytes" + counter).getBytes(StandardCharsets.UTF_8);
        } else if (type == int.class || type == Integer.class) {
            return counter;
        } else if (type == long.class || type == Long.class) {
            return (long) counter;
        } else if (type == boolean.class || type == Boolean.class) {
            return true;
        } else if (type == UUID.class) {
            return new UUID(counter, counter);
        } else if (type == Instant.class) {
            return Instant.ofEpochSecond(counter);
        } else if (type == URI.class) {
            return URI.create("https://licensing.example/" + counter);
        } else if (type.isEnum()) {
            return type.getEnumConstants()[counter % type.getEnumConstants().length];
        } else if (type.isRecord()) {
            return record(type, variables);
        }
        return bean(type);
    }

    private Object record(Class<?> type, Map<TypeVariable<?>, Type> variables) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = Stream.of(components)
                .map(component -> of(component.getGenericType(), variables))
                .toArray();
        Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class[]::new);
        return call(() -> type.getDeclaredConstructor(types).newInstance(values));
    }

    private Object bean(Class<?> type) {
        Object bean = call(() -> type.getDeclaredConstructor().newInstance());
        for (Method getter : getters(type)) {
            // Identifiers are text in the contract, of a form that the schema makes sure of.
            Object value = IDENTIFIERS.contains(property(getter))
                    ? of(UUID.class).toString()
                    : of(getter.getGenericReturnType());
            if (value instanceof List<?> list) {
                @SuppressWarnings("unchecked")
                List<Object> live = (List<Object>) call(() -> getter.invoke(bean));
                live.addAll(list);
            } else {
                String setter =
                        "set" + getter.getName().substring(getter.getName().startsWith("is") ? 2 : 3);
                Class<?> parameter = Stream.of(type.getMethods())
                        .filter(method -> method.getName().equals(setter))
                        .findFirst()
                        .orElseThrow()
                        .getParameterTypes()[0];
                call(() -> type.getMethod(setter, parameter).invoke(bean, value));
            }
        }
        return bean;
    }

    /** A value as maps, lists and text: alike for a record and for a contract's type that say the same. */
    static Object tree(Object value) {
        if (value == null) {
            return "absent";
        } else if (value instanceof List<?> list) {
            return list.stream().map(Samples::tree).toList();
        } else if (value instanceof byte[] bytes) {
            return Base64.getEncoder().encodeToString(bytes);
        } else if (value instanceof Enum<?> constant) {
            return constant.name();
        } else if (value instanceof Record) {
            Map<String, Object> properties = new LinkedHashMap<>();
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                properties.put(
                        component.getName(),
                        tree(call(() -> component.getAccessor().invoke(value))));
            }
            return properties;
        } else if (value.getClass().getPackageName().endsWith(".v1")) {
            Map<String, Object> properties = new LinkedHashMap<>();
            for (Method getter : getters(value.getClass())) {
                Object shown = tree(call(() -> getter.invoke(value)));
                if (property(getter).equals("additions") && shown instanceof Map<?, ?> added) {
                    // To records it is no difference whether something was added later.
                    added.forEach((name, later) -> properties.put(name.toString(), later));
                } else {
                    properties.put(property(getter), shown);
                }
            }
            return properties;
        }
        return value.toString();
    }

    /** Without the room for later releases, which nothing fills. */
    private static List<Method> getters(Class<?> bean) {
        return Stream.of(bean.getDeclaredMethods())
                .filter(method -> method.getParameterCount() == 0 && method.getReturnType() != void.class)
                .filter(method ->
                        method.getName().startsWith("get") || method.getName().startsWith("is"))
                .filter(method -> method.getReturnType() != Additions.class)
                .toList();
    }

    private static String property(Method getter) {
        String name = getter.getName().substring(getter.getName().startsWith("is") ? 2 : 3);
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    private interface Reflective<T> {
        T get() throws ReflectiveOperationException;
    }

    private static <T> T call(Reflective<T> action) {
        try {
            return action.get();
        } catch (InvocationTargetException e) {
            throw new AssertionError(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
