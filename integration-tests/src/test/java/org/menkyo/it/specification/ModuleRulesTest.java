package org.menkyo.it.specification;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What ArchitectureTest holds in ejb/ holds in the other modules, too, as far as they have such things. */
class ModuleRulesTest {

    private static final Map<String, JavaClasses> CLASSES = new HashMap<>();

    private static JavaClasses classesOf(String module) {
        JavaClasses classes = CLASSES.computeIfAbsent(
                module,
                name -> new ClassFileImporter()
                        .importPath(Path.of("..", name, "target", "classes").toAbsolutePath()));
        assertThat(classes).as(module).isNotEmpty();
        return classes;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "settings",
                "protocol",
                "planning",
                "client",
                "machines",
                "admin",
                "twin",
                "audit-verifier",
                "archiver",
                "web",
                "ws",
                "portal",
                "kms-adapter",
                "server-module",
                "launcher"
            })
    void packagesHaveNoCycles(String module) {
        // What is generated from a contract is one with the package that serves it.
        slices().assignedFrom(new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass type) {
                        return SliceIdentifier.of(type.getPackageName().replaceAll("\\.v1$", ""));
                    }

                    @Override
                    public String getDescription() {
                        return "packages";
                    }
                })
                .should()
                .beFreeOfCycles()
                .check(classesOf(module));
    }

    /** Where a program begins, it takes the system's clock; everything behind gets that one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "settings",
                "protocol",
                "planning",
                "client",
                "machines",
                "admin",
                "twin",
                "audit-verifier",
                "archiver",
                "web",
                "ws",
                "portal",
                "kms-adapter",
                "launcher"
            })
    void timeComesFromAClock(String module) {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .check(classesOf(module));
    }

    @ParameterizedTest
    @ValueSource(strings = {"protocol", "planning", "audit-verifier", "client", "machines", "admin", "twin"})
    void whatRunsAtCustomersKnowsNothingOfTheServer(String module) {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta.ejb..", "jakarta.persistence..", "jakarta.ws.rs..", "org.hibernate..", "org.jboss..")
                .check(classesOf(module));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "settings",
                "protocol",
                "planning",
                "client",
                "machines",
                "admin",
                "twin",
                "audit-verifier",
                "archiver",
                "web",
                "ws",
                "portal",
                "kms-adapter",
                "launcher"
            })
    void namesSayWhatThingsAre(String module) {
        classes()
                .should()
                .haveSimpleNameNotEndingWith("Impl")
                .andShould()
                .haveSimpleNameNotEndingWith("Manager")
                .andShould()
                .haveSimpleNameNotEndingWith("Helper")
                .andShould()
                .haveSimpleNameNotEndingWith("Util")
                .check(classesOf(module));
    }

    /** The same as {@code OneFormOfTypedTextTest} holds in ejb/. */
    @ParameterizedTest
    @Tag("LC-114")
    @ValueSource(
            strings = {
                "settings",
                "client",
                "audit-verifier",
                "archiver",
                "web",
                "ws",
                "portal",
                "kms-adapter",
                "server-module",
                "launcher"
            })
    void theFormOfTypedTextIsMadeInOneClass(String module) {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Normalizer.class)
                .check(classesOf(module));
    }
}
