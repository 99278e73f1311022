package org.menkyo.it.specification;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaEnumConstant;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;

/** Pages do what they say that they do, by the services that check whether it is permitted (LC-303). */
class PortalRulesTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importPaths(Stream.of("portal", "web", "ejb")
                    .map(module -> Path.of("..", module, "target", "classes").toAbsolutePath())
                    .toArray(Path[]::new));

    /** What REST has and no page, each with the reason. */
    private static final Map<Operation, String> WITHOUT_PAGE = Map.ofEntries(
            Map.entry(Operation.ACTIVATE_INSTALLATION, "done by machines"),
            Map.entry(Operation.ACTIVATE_INSTALLATIONS, "done by the management tool on behalf of machines"),
            Map.entry(Operation.ACTIVATE_KMS_HOST, "done by machines"),
            Map.entry(Operation.VALIDATE_INSTALLATION, "done by machines"),
            Map.entry(Operation.READ_HOST_CERTIFICATE_STATUS, "asked by machines"),
            Map.entry(Operation.UPLOAD_MACHINE_INVENTORY, "done by the management tool"),
            Map.entry(Operation.LIST_LICENSES, "LIST_LICENSE_SUMMARY lists them, and READ_LICENSE shows each"));

    /** That pages are in both languages and usable by keyboard and screen reader, the tests of their stories assert. */
    @Test
    @Tag("LC-1201")
    void everyOperationOfPeopleOverRestHasAPage() {
        Set<String> without = operations(".rest");
        assertThat(without).isNotEmpty();
        without.removeAll(operations(".portal"));

        assertThat(without)
                .containsExactlyInAnyOrderElementsOf(
                        WITHOUT_PAGE.keySet().stream().map(Operation::name).toList());
    }

    /** What the methods of resources or pages say that they do. */
    private static Set<String> operations(String packagesEndingWith) {
        Set<String> operations = new TreeSet<>();
        for (JavaClass type : CLASSES) {
            if (type.getPackageName().endsWith(packagesEndingWith)) {
                type.getMethods().forEach(method -> operation(method).ifPresent(operations::add));
            }
        }
        return operations;
    }

    @Test
    @Tag("LC-303")
    void eachPagePerformsItsOperation() {
        List<String> wrong = new ArrayList<>();
        for (JavaClass type : CLASSES) {
            if (!type.getPackageName().endsWith(".portal")) {
                continue;
            }
            Set<String> ofForms = new TreeSet<>();
            type.getMethods().stream()
                    .filter(method -> method.isAnnotatedWith(POST.class))
                    .forEach(method -> ofForms.addAll(performed(method, new HashSet<>())));
            for (JavaMethod method : type.getMethods()) {
                if (!method.isAnnotatedWith(GET.class) && !method.isAnnotatedWith(POST.class)) {
                    continue;
                }
                Set<String> performed = performed(method, new HashSet<>());
                Optional<String> stated = operation(method);
                boolean isPerforming = !performed.isEmpty();
                // What shows a form, with or without what to choose from, says what the form is for.
                if (method.isAnnotatedWith(GET.class) && (performed.isEmpty() || isForWhoMaySend(method))) {
                    performed.addAll(ofForms);
                }
                if (stated.isPresent() ? !performed.contains(stated.get()) : isPerforming) {
                    wrong.add(
                            method.getFullName() + " says " + stated.orElse("nothing") + " and performs " + performed);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean isForWhoMaySend(JavaMethod method) {
        return method.getMethodCallsFromSelf().stream()
                .anyMatch(call -> call.getName().equals("callerFor"));
    }

    /** The operations of the services that a method calls, itself or by others of its class. */
    private static Set<String> performed(JavaMethod method, Set<JavaMethod> seen) {
        Set<String> performed = new TreeSet<>();
        if (!seen.add(method)) {
            return performed;
        }
        Stream.concat(
                        method.getMethodCallsFromSelf().stream().map(JavaMethodCall::getTarget),
                        method.getMethodReferencesFromSelf().stream().map(reference -> reference.getTarget()))
                .map(AccessTarget.CodeUnitAccessTarget::resolveMember)
                .flatMap(Optional::stream)
                .filter(JavaMethod.class::isInstance)
                .map(JavaMethod.class::cast)
                .forEach(called -> {
                    operation(called).ifPresent(performed::add);
                    if (called.getOwner().equals(method.getOwner())) {
                        performed.addAll(performed(called, seen));
                    }
                });
        return performed;
    }

    private static Optional<String> operation(JavaMethod method) {
        return method.tryGetAnnotationOfType(Performs.class.getName())
                .flatMap(annotation -> annotation.get("value"))
                .map(value -> ((JavaEnumConstant) value).name());
    }
}
