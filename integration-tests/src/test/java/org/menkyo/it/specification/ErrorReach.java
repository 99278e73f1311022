package org.menkyo.it.specification;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which error codes a method can give: those that the code names that it calls, directly and indirectly, with every
 * implementation of what it calls by an interface. That is never too few, and seldom too many.
 */
final class ErrorReach {

    private static final String CODES = "org.menkyo.shared.error.ErrorCode";

    /** Gives an error before the method that carries it runs. */
    private static final String THROTTLED = "org.menkyo.throttle.Throttled";

    private final JavaClasses classes;

    /** @param root the folder of the product's modules, which must have been compiled */
    ErrorReach(Path root) {
        classes = new ClassFileImporter()
                .importPaths(Stream.of("protocol", "ejb", "web", "ws")
                        .map(module -> root.resolve(module).resolve("target/classes"))
                        .toList());
    }

    JavaClasses classes() {
        return classes;
    }

    /** The constants of an enum. */
    List<String> constants(String type) {
        return classes.get(type).getFields().stream()
                .filter(field -> field.getModifiers().contains(JavaModifier.ENUM))
                .map(JavaMember::getName)
                .sorted()
                .toList();
    }

    SortedSet<String> codes(JavaCodeUnit start) {
        SortedSet<String> codes = new TreeSet<>();
        Set<JavaCodeUnit> seen = new HashSet<>(Set.of(start));
        Deque<JavaCodeUnit> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            JavaCodeUnit unit = open.pop();
            if (unit.isAnnotatedWith(THROTTLED)) {
                codes.add("TOO_MANY_REQUESTS");
            }
            unit.getFieldAccesses().stream()
                    .filter(access -> access.getTargetOwner().getFullName().equals(CODES))
                    .map(JavaFieldAccess::getName)
                    .filter(name -> !name.startsWith("$"))
                    .forEach(codes::add);
            Stream.concat(
                            unit.getCallsFromSelf().stream().map(JavaAccess::getTarget),
                            unit.getCodeUnitReferencesFromSelf().stream().map(JavaAccess::getTarget))
                    .filter(target -> target.getOwner().getPackageName().startsWith("org.menkyo")
                            && !target.getOwner().getFullName().equals(CODES))
                    .flatMap(target -> targets((CodeUnitAccessTarget) target))
                    .filter(seen::add)
                    .forEach(open::push);
        }
        return codes;
    }

    private static Stream<JavaCodeUnit> targets(CodeUnitAccessTarget target) {
        Stream<JavaCodeUnit> declared = target.resolveMember().stream().map(JavaCodeUnit.class::cast);
        Stream<JavaCodeUnit> implementing = target.getOwner().getAllSubclasses().stream()
                .flatMap((JavaClass type) -> type.getCodeUnits().stream())
                .filter(unit -> unit.getName().equals(target.getName())
                        && unit.getRawParameterTypes().equals(target.getRawParameterTypes()));
        return Stream.concat(declared, implementing).flatMap(unit -> Stream.concat(Stream.of(unit), makers(unit)));
    }

    /** A method may run what its object was made with. */
    private static Stream<JavaCodeUnit> makers(JavaCodeUnit unit) {
        return Stream.concat(
                unit.getOwner().getConstructors().stream(), unit.getOwner().getStaticInitializer().stream());
    }
}
