package org.menkyo.it.specification;

import com.tngtech.archunit.core.domain.JavaMethod;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.menkyo.permission.Performs;

/** The operations of SOAP by service and name, and the error codes of their faults. */
final class SoapOperations {

    /** What any call can be answered with, found before a service sees it or by the server failing. */
    private static final List<String> OF_ALL =
            List.of("SECOND_FACTOR_REQUIRED", "INVALID_INPUT", "TOO_MANY_REQUESTS", "UNAVAILABLE", "INTERNAL_ERROR");

    private SoapOperations() {}

    static SortedMap<String, SortedSet<String>> of(ErrorReach reach) {
        List<String> beforeServices = reach.constants("org.menkyo.shared.soap.SoapError");
        SortedMap<String, SortedSet<String>> operations = new TreeMap<>();
        reach.classes().stream()
                .filter(type -> type.getPackageName().endsWith(".soap"))
                .filter(type -> type.getSimpleName().endsWith("Endpoint"))
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(Performs.class))
                .forEach(method -> {
                    SortedSet<String> codes = reach.codes(method);
                    codes.addAll(OF_ALL);
                    codes.addAll(beforeServices);
                    operations.put(service(method) + "." + method.getName(), codes);
                });
        return operations;
    }

    private static String service(JavaMethod method) {
        return method.getOwner().getSimpleName().replace("Endpoint", "");
    }
}
