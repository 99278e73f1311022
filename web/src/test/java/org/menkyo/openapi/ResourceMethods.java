package org.menkyo.openapi;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The methods of all resource classes below a folder of classes. */
final class ResourceMethods {

    /**
     * A resource method.
     *
     * @param path its whole path
     * @param verb GET, POST, PUT, PATCH or DELETE
     * @param method what serves it
     */
    record ResourceMethod(String path, String verb, Method method) {

        <A extends Annotation> boolean has(Class<A> annotation) {
            return method.isAnnotationPresent(annotation);
        }
    }

    private ResourceMethods() {}

    /** In the order of their paths; without those that serve files. */
    static List<ResourceMethod> in(java.nio.file.Path classes) throws IOException {
        try (Stream<java.nio.file.Path> files = Files.walk(classes)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .map(file -> load(classes.relativize(file)))
                    .filter(type -> type.isAnnotationPresent(Path.class))
                    .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                    .filter(method -> method.getReturnType() != byte[].class)
                    .flatMap(ResourceMethods::resource)
                    .sorted(Comparator.comparing(ResourceMethod::path).thenComparing(ResourceMethod::verb))
                    .toList();
        }
    }

    private static Class<?> load(java.nio.file.Path file) {
        String name = file.toString().replace(file.getFileSystem().getSeparator(), ".");
        try {
            return Class.forName(
                    name.substring(0, name.length() - ".class".length()),
                    false,
                    Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<ResourceMethod> resource(Method method) {
        return Stream.of(GET.class, POST.class, PUT.class, PATCH.class, DELETE.class)
                .filter(method::isAnnotationPresent)
                .map(verb -> new ResourceMethod(
                        path(method), verb.getAnnotation(HttpMethod.class).value(), method));
    }

    private static String path(Method method) {
        Path ofMethod = method.getAnnotation(Path.class);
        String path = method.getDeclaringClass().getAnnotation(Path.class).value()
                + (ofMethod == null ? "" : "/" + ofMethod.value());
        return path.replaceAll("/+", "/");
    }
}
