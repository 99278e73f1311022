package org.menkyo.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceContext;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.menkyo.notification.Notification;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.permission.PermissionMatrix;
import org.menkyo.shared.StatementList;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.call.Party;
import org.menkyo.shared.database.PersistenceResources;
import org.menkyo.throttle.Throttle;
import org.menkyo.throttle.Throttled;

/** The rules that hold the services together; see docs/adr. */
@AnalyzeClasses(
        packages = "org.menkyo",
        importOptions = {DoNotIncludeTests.class, ArchitectureTest.WithoutPeers.class})
class ArchitectureTest {

    /** Leaves out the modules that only the tests speak to. */
    static final class WithoutPeers implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/org/menkyo/client/")
                    && !location.contains("/org/menkyo/kmsadapter/")
                    && !location.contains("/org/menkyo/archiver/");
        }
    }

    @ArchTest
    static final ArchRule EVERY_SERVICE_METHOD_NAMES_ITS_OPERATION_AND_TAKES_ITS_CALLER_FIRST = methods()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .haveSimpleNameEndingWith("Service")
            .and()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Stateless.class)
            .should()
            .beAnnotatedWith(Performs.class)
            .andShould(takeTheCallerFirst());

    @ArchTest
    static final ArchRule EVERY_SERVICE_METHOD_ASKS_THE_PERMISSION_TABLES =
            methods().that().areAnnotatedWith(Performs.class).should(askTheAccessControl());

    @ArchTest
    static final ArchRule THE_OPERATION_THAT_IS_ASKED_FOR_IS_THE_ONE_THAT_IS_NAMED =
            methods().that().areAnnotatedWith(Performs.class).should(askForNoOtherOperation());

    @ArchTest
    static final ArchRule WHAT_IS_OPEN_TO_STRANGERS_IS_THROTTLED =
            methods().that().areAnnotatedWith(Performs.class).should(beThrottledIfOpenToStrangers());

    /** What is absent in a command is null, since it is refused only after the permission was asked. */
    @ArchTest
    static final ArchRule COMMANDS_HAVE_NO_PRIMITIVE_MEMBERS =
            methods().that().areAnnotatedWith(Performs.class).should(takeCommandsWithoutPrimitiveMembers());

    @ArchTest
    static final ArchRule FEATURES_HAVE_NO_CYCLES =
            slices().matching("org.menkyo.(*)..").should().beFreeOfCycles();

    /** Neither do the rooms of a feature, of which its own package may use all or be used by all, but not both. */
    @ArchTest
    static final ArchRule ROOMS_HAVE_NO_CYCLES =
            slices().matching("org.menkyo.(**)").should().beFreeOfCycles();

    /** A class that needs more serves more than one use case. Two await their cut. */
    @ArchTest
    static final ArchRule BEANS_HAVE_AT_MOST_NINE_COLLABORATORS = constructors()
            .that()
            .areAnnotatedWith(Inject.class)
            .and()
            .areDeclaredInClassesThat()
            .doNotHaveSimpleName("LicenseTransferService")
            .should(takeAtMost(9));

    @ArchTest
    static final ArchRule TIME_COMES_FROM_THE_INJECTED_CLOCK = noClasses()
            .that()
            .doNotHaveSimpleName("SystemClock")
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
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone");

    @ArchTest
    static final ArchRule REPOSITORIES_GET_THE_ENTITY_MANAGER_BY_CONSTRUCTOR = fields().that()
            .areAnnotatedWith(PersistenceContext.class)
            .should()
            .beDeclaredIn(PersistenceResources.class);

    /**
     * What these write has its columns in two places (ADR 260). Whoever adds one to them has {@code OrderMappingTest} look at
     * its statements too, if it adds rows.
     */
    @ArchTest
    static void rowsAreWrittenBySqlBesideTheEntitiesInFewClasses(JavaClasses classes) {
        assertThat(classes.stream()
                        .filter(type -> type.getMethodCallsFromSelf().stream()
                                .anyMatch(call -> call.getTargetOwner().isEquivalentTo(StatementList.class)
                                        && call.getName().equals("add")))
                        .map(JavaClass::getSimpleName))
                .containsExactlyInAnyOrder(
                        "AgreementRepository",
                        "AuditChain",
                        "AuditInsert",
                        "EntitlementRepository",
                        "NewVolumeKey",
                        "OrderBatchRepository",
                        "OrderRepository",
                        "OrganizationRepository",
                        "Outbox",
                        "PermissionRepository",
                        "RegistrationRepository");
    }

    @ArchTest
    static final ArchRule THE_SERVER_OWNS_THE_THREADS = noClasses()
            .should()
            .callConstructorWhere(target(owner(assignableTo(Thread.class))))
            .orShould()
            .callMethodWhere(target(owner(assignableTo(Executors.class))));

    /** What the server sends by itself has no budget (LC-905). */
    @ArchTest
    static final ArchRule MAILS_NAME_WHO_CAUSED_THEM = classes()
            .that(callNotificationOf())
            .and()
            .doNotHaveSimpleName("Notification")
            .and()
            .doNotHaveSimpleName("MailSummaries")
            .and()
            .doNotHaveSimpleName("DueNotices")
            .and()
            .doNotHaveSimpleName("ExpiredRequests")
            .and()
            .doNotHaveSimpleName("WebhookSteps")
            .should()
            .callMethod(Notification.class, "causedBy", Caller.class);

    private static DescribedPredicate<JavaClass> callNotificationOf() {
        return DescribedPredicate.describe(
                "make notifications",
                type -> type.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> call.getTargetOwner().isEquivalentTo(Notification.class)
                                && call.getName().equals("of")));
    }

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_THINGS_ARE = classes()
            .should()
            .haveSimpleNameNotEndingWith("Impl")
            .andShould()
            .haveSimpleNameNotEndingWith("Manager")
            .andShould()
            .haveSimpleNameNotEndingWith("Helper")
            .andShould()
            .haveSimpleNameNotEndingWith("Util")
            .andShould()
            .haveSimpleNameNotEndingWith("DTO");

    private static ArchCondition<JavaMethod> takeTheCallerFirst() {
        return new ArchCondition<>("take the caller first") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean satisfied = !method.getRawParameterTypes().isEmpty()
                        && method.getRawParameterTypes().get(0).isEquivalentTo(Caller.class);
                events.add(new SimpleConditionEvent(method, satisfied, method.getFullName()));
            }
        };
    }

    /** Filters and pages are made of parameters, by methods that check them. */
    private static ArchCondition<JavaMethod> takeCommandsWithoutPrimitiveMembers() {
        return new ArchCondition<>("take commands without primitive members") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                Set<Class<?>> commands = new LinkedHashSet<>();
                Stream.of(method.reflect().getGenericParameterTypes()).forEach(type -> addRecords(type, commands));
                for (Class<?> command : commands) {
                    for (RecordComponent member : command.getRecordComponents()) {
                        events.add(new SimpleConditionEvent(
                                method,
                                !member.getType().isPrimitive(),
                                method.getFullName() + ": " + command.getSimpleName() + "." + member.getName()));
                    }
                }
            }
        };
    }

    private static void addRecords(Type type, Set<Class<?>> found) {
        if (type instanceof ParameterizedType parameterized) {
            Stream.of(parameterized.getActualTypeArguments()).forEach(argument -> addRecords(argument, found));
        } else if (type instanceof Class<?> candidate
                && candidate.isRecord()
                && !candidate.getSimpleName().matches(".*Filter|PageRequest|Caller")
                && found.add(candidate)) {
            Stream.of(candidate.getRecordComponents()).forEach(member -> addRecords(member.getGenericType(), found));
        }
    }

    private static ArchCondition<JavaConstructor> takeAtMost(int collaborators) {
        return new ArchCondition<>("take at most " + collaborators + " collaborators") {
            @Override
            public void check(JavaConstructor constructor, ConditionEvents events) {
                int taken = constructor.getRawParameterTypes().size();
                events.add(new SimpleConditionEvent(
                        constructor, taken <= collaborators, constructor.getFullName() + " takes " + taken));
            }
        };
    }

    /** Open is what somebody may do who has not signed in (LC-1108). */
    private static ArchCondition<JavaMethod> beThrottledIfOpenToStrangers() {
        return new ArchCondition<>("be throttled if strangers or devices may call them") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                Operation operation = method.getAnnotationOfType(Performs.class).value();
                boolean open = operation.partyActivity().isPresent()
                        && (PermissionMatrix.allows(operation, Party.STRANGER)
                                || PermissionMatrix.allows(operation, Party.DEVICE));
                boolean satisfied =
                        method.isAnnotatedWith(Throttled.class) == open && Throttle.counts(operation) == open;
                events.add(new SimpleConditionEvent(
                        method, satisfied, method.getFullName() + (open ? " is open" : " is not open")));
            }
        };
    }

    private static ArchCondition<JavaMethod> askTheAccessControl() {
        DescribedPredicate<JavaCall<?>> check = target(owner(assignableTo(AccessControl.class)));
        return new ArchCondition<>("ask the access control") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean satisfied = method.getMethodCallsFromSelf().stream().anyMatch(check);
                events.add(new SimpleConditionEvent(
                        method, satisfied, method.getFullName() + " never asks the access control"));
            }
        };
    }

    /** The permission tables would be asked about one row, and people would read of another in {@link Performs}. */
    private static ArchCondition<JavaMethod> askForNoOtherOperation() {
        return new ArchCondition<>("ask the access control for the operation that they name, and for no other") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                Set<String> asked = method.getFieldAccesses().stream()
                        .filter(access -> access.getTargetOwner().isEquivalentTo(Operation.class))
                        .map(access -> access.getTarget().getName())
                        .collect(Collectors.toSet());
                String named =
                        method.getAnnotationOfType(Performs.class).value().name();
                events.add(new SimpleConditionEvent(
                        method,
                        asked.equals(Set.of(named)),
                        method.getFullName() + " is named " + named + " and asks for " + asked));
            }
        };
    }
}
