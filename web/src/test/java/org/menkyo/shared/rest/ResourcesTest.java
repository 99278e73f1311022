package org.menkyo.shared.rest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.audit.AuditTrail;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.session.ProviderSessionService;

/** What holds for all REST resources together. */
class ResourcesTest {

    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("org.menkyo");

    /**
     * Reveals and exports are checked and recorded each time, so an answer is never kept for a repetition; validations and
     * plans change nothing and tell what is true now.
     */
    private static final Set<String> POSTS_WITHOUT_IDEMPOTENCY_KEY = Set.of(
            "/product-keys/{keyId}/reveal",
            "/product-keys/export",
            "/validations",
            "/sessions",
            "/activation-plans",
            "/personal-data/exports",
            "/exports/installation",
            "/exports/organizations/{organization}");

    /**
     * Whom support looks up is in the audit, although nothing changes (LC-806), and so is what is downloaded (LC-702), by links
     * that nobody can guess.
     */
    private static final Set<Operation> LOOK_UPS = Set.of(
            Operation.EXPLAIN_ACCESS_FOR_SUPPORT,
            Operation.LOOK_UP_PERSON,
            Operation.LIST_LOCKOUTS,
            Operation.DOWNLOAD_MEDIA);

    @Test
    @Tag("LC-303")
    @Tag("LC-1101")
    void everyServiceMethodIsReachedByOneResourceMethodOfTheSameOperation() {
        List<JavaMethod> serviceMethods = CLASSES.stream()
                .filter(type -> type.getSimpleName().endsWith("Service"))
                // Sends browsers to the identity provider and back; programs bring its token by themselves.
                .filter(type -> !type.isEquivalentTo(ProviderSessionService.class))
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(Performs.class))
                .toList();

        assertThat(serviceMethods).hasSizeGreaterThan(30);
        for (JavaMethod serviceMethod : serviceMethods) {
            List<JavaMethod> reachedBy = resourceMethods()
                    .filter(resource -> calls(resource, serviceMethod))
                    .filter(resource -> operation(resource) == operation(serviceMethod))
                    .toList();
            assertThat(reachedBy)
                    .as("resource methods for " + serviceMethod.getFullName())
                    .hasSize(1);
        }
    }

    @Test
    @Tag("LC-303")
    void everyOperationHasAResource() {
        Set<Operation> offered = resourceMethods()
                .filter(method -> method.isAnnotatedWith(Performs.class))
                .map(ResourcesTest::operation)
                .collect(Collectors.toSet());

        assertThat(offered).containsExactlyInAnyOrder(Operation.values());
    }

    @Test
    @Tag("LC-303")
    void aResourceMethodNamesItsOperationOrIsOpenToStrangers() {
        assertThat(resourceMethods())
                .allSatisfy(method -> assertThat(
                                method.isAnnotatedWith(Performs.class) || method.isAnnotatedWith(OpenToStrangers.class))
                        .as(method.getFullName())
                        .isTrue());
    }

    /** Else a body of another type would reach readers that refuse nothing. */
    @Test
    @Tag("LC-1102")
    void whatTakesACommandTakesItAsJsonOnly() {
        List<JavaMethod> taking = resourceMethods()
                .filter(method -> method.getRawParameterTypes().stream().anyMatch(JavaClass::isRecord))
                .toList();

        assertThat(taking)
                .hasSizeGreaterThan(50)
                .allSatisfy(method -> assertThat(method.isAnnotatedWith(Consumes.class))
                        .as(method.getFullName())
                        .isTrue());
    }

    @Test
    @Tag("LC-1102")
    void everyPostTakesAnIdempotencyKey() {
        Set<String> without = resourceMethods()
                .filter(method -> method.isAnnotatedWith(POST.class))
                .filter(method -> !method.isAnnotatedWith(Idempotent.class))
                .map(ResourcesTest::path)
                .collect(Collectors.toSet());

        assertThat(without).isEqualTo(POSTS_WITHOUT_IDEMPOTENCY_KEY);
    }

    /**
     * Pages of other sites can have a browser follow any address. Every change is audited (LC-1001), so what audits nothing
     * changes nothing.
     */
    @Test
    @Tag("LC-1107")
    void noServiceThatAGetReachesAuditsAnything() {
        List<JavaMethod> reading = CLASSES.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(Performs.class))
                .filter(method -> resourceMethods()
                        .filter(resource -> resource.isAnnotatedWith(GET.class))
                        .anyMatch(resource -> calls(resource, method)))
                .filter(method -> !LOOK_UPS.contains(
                        method.getAnnotationOfType(Performs.class).value()))
                .toList();

        assertThat(reading)
                .hasSizeGreaterThan(30)
                .allSatisfy(method ->
                        assertThat(audits(method)).as(method.getFullName()).isFalse());
    }

    private static boolean audits(JavaMethod method) {
        return method.getMethodCallsFromSelf().stream()
                .anyMatch(call -> call.getTargetOwner().isEquivalentTo(AuditTrail.class)
                        && call.getName().equals("append"));
    }

    /** All others are answered by {@link PreconditionFilter} if somebody sends the header. */
    @Test
    @Tag("LC-1102")
    void whatHonorsIfMatchChecksIt() {
        List<JavaMethod> conditional = resourceMethods()
                .filter(method -> method.isAnnotatedWith(Conditional.class))
                .toList();

        assertThat(conditional)
                .hasSizeGreaterThan(10)
                .allSatisfy(method -> assertThat(checksPrecondition(method))
                        .as(method.getFullName())
                        .isTrue());
    }

    private static boolean checksPrecondition(JavaMethod method) {
        return method.getMethodCallsFromSelf().stream()
                .anyMatch(call -> call.getTargetOwner().isEquivalentTo(Preconditions.class)
                        || call.getTargetOwner().equals(method.getOwner())
                                && call.getTarget()
                                        .resolveMember()
                                        .filter(ResourcesTest::checksPrecondition)
                                        .isPresent());
    }

    @Test
    @Tag("LC-1102")
    void noTransactionSpansAServiceThatMakesItsOwn() {
        List<JavaMethod> keyed = resourceMethods()
                .filter(method -> method.isAnnotatedWith(Idempotent.class))
                .toList();

        assertThat(keyed)
                .allSatisfy(method -> assertThat(
                                method.getAnnotationOfType(Idempotent.class).apart())
                        .as(method.getFullName())
                        .isEqualTo(callsAServiceWithoutTransaction(method)));
    }

    private static boolean callsAServiceWithoutTransaction(JavaMethod resource) {
        return CLASSES.stream()
                .filter(type -> type.isAnnotatedWith(Stateless.class))
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(Performs.class))
                .filter(method -> calls(resource, method))
                .anyMatch(method -> method.tryGetAnnotationOfType(TransactionAttribute.class)
                        .or(() -> method.getOwner().tryGetAnnotationOfType(TransactionAttribute.class))
                        .filter(transaction -> transaction.value() == TransactionAttributeType.NOT_SUPPORTED)
                        .isPresent());
    }

    @Test
    void theEdgeKeepsOutOfTheDatabaseAndFeaturesHaveNoCycles() {
        noClasses()
                .that()
                .resideInAPackage("..rest..")
                .and()
                .doNotBelongToAnyOf(IdempotencyRetention.class)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(EntityManager.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(DataSource.class)
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("java.sql..")
                .orShould()
                .dependOnClassesThat()
                .haveSimpleNameEndingWith("Repository")
                .check(CLASSES);
        slices().matching("org.menkyo.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    static Stream<JavaMethod> resourceMethods() {
        return CLASSES.stream()
                .filter(type -> type.isAnnotatedWith(Path.class))
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> Stream.of(GET.class, POST.class, PUT.class, PATCH.class, DELETE.class)
                        .anyMatch(method::isAnnotatedWith));
    }

    static String verb(JavaMethod method) {
        return Stream.of(GET.class, POST.class, PUT.class, PATCH.class, DELETE.class)
                .filter(method::isAnnotatedWith)
                .map(Class::getSimpleName)
                .findFirst()
                .orElseThrow();
    }

    private static boolean calls(JavaMethod resource, JavaMethod serviceMethod) {
        return resource.getMethodCallsFromSelf().stream()
                .flatMap(call -> call.getTarget().resolveMember().stream())
                .anyMatch(serviceMethod::equals);
    }

    private static Operation operation(JavaMethod method) {
        return method.getAnnotationOfType(Performs.class).value();
    }

    static String path(JavaMethod method) {
        return (path(method.getOwner())
                        + method.tryGetAnnotationOfType(Path.class)
                                .map(Path::value)
                                .orElse(""))
                .replace("//", "/");
    }

    private static String path(JavaClass type) {
        return type.getAnnotationOfType(Path.class).value();
    }
}
