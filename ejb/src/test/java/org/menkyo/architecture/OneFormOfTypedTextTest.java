package org.menkyo.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.account.CreateTechnicalAccount;
import org.menkyo.account.SignUp;
import org.menkyo.due.DueDateFilter;
import org.menkyo.organization.OrganizationDetails;
import org.menkyo.permission.Performs;
import org.menkyo.productkey.ProductKeyFilter;
import org.menkyo.protocol.text.TypedText;
import org.menkyo.report.ReportFilter;
import org.menkyo.shared.secret.PasswordHash;
import org.menkyo.summary.LicenseSummaryFilter;
import org.menkyo.summary.RelationshipFilter;

/** Keeps texts that people type from being stored, found or compared otherwise than in their one form. */
@Tag("LC-114")
class OneFormOfTypedTextTest {

    private static final String TYPED = "\u00A0ａb-\u200B1 ";

    /** The texts of commands by the names of their members, wherever they stand. */
    private static final Map<String, UnaryOperator<String>> KINDS = Map.of(
            "orderNumber", TypedText::label,
            "reference", TypedText::label,
            "formNumber", TypedText::label,
            "distributorCode", TypedText::label,
            "licenseId", TypedText::code,
            "licenseNumber", TypedText::code,
            "parentLicenseId", TypedText::code,
            "authorizationNumber", TypedText::code);

    /** What else is such a text, where the name says it together with its record only. */
    private static final Map<String, UnaryOperator<String>> KINDS_OF_RECORDS = Map.of(
            name(OrganizationDetails.class, "identifier"), TypedText::label,
            name(DueDateFilter.class, "organization"), TypedText::label,
            name(LicenseSummaryFilter.class, "organization"), TypedText::label,
            name(ProductKeyFilter.class, "organization"), TypedText::label,
            name(RelationshipFilter.class, "organization"), TypedText::label,
            name(ReportFilter.class, "organization"), TypedText::label,
            name(SignUp.class, "name"), TypedText::accountName,
            name(CreateTechnicalAccount.class, "name"), TypedText::accountName);

    /** A comparison of a column that holds such a text with what is asked for, or with one of several in a list {@code q}. */
    private static final Pattern COMPARISON = Pattern.compile("(?:license_id|licenseId|order_number|orderNumber"
            + "|\\bidentifier|authorization_number|[an]\\.number|a\\.name) *= *(?:[:?]|q\\.)");

    private static final JavaClasses CLASSES = new ClassFileImporter().importPath(Path.of("target/classes"));

    private static String name(Class<?> record, String member) {
        return record.getSimpleName() + "." + member;
    }

    @Test
    void commandsTakeTextsInTheirForm() throws Exception {
        Set<String> found = new TreeSet<>();
        for (Class<?> command : commands()) {
            for (RecordComponent member : command.getRecordComponents()) {
                UnaryOperator<String> form =
                        KINDS_OF_RECORDS.getOrDefault(name(command, member.getName()), KINDS.get(member.getName()));
                if (form != null && member.getType() == String.class) {
                    found.add(name(command, member.getName()));
                    assertThat(member.getAccessor().invoke(recordWith(command, member)))
                            .as("%s of %s", member.getName(), command)
                            .isEqualTo(form.apply(TYPED));
                }
            }
        }
        assertThat(found).containsAll(KINDS_OF_RECORDS.keySet()).hasSizeGreaterThan(12);
    }

    @Test
    void onlyThoseWhoApplyTheFormAskTheDatabase() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            assertThat(sources.filter(Files::isRegularFile)
                            .filter(OneFormOfTypedTextTest::compares)
                            .map(source -> source.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "AgreementRepository.java",
                            "BenefitRepository.java",
                            "LookUpRepository.java",
                            "OrderRepository.java",
                            "OrganizationRepository.java",
                            "UserRepository.java",
                            // Asked for what a command or a found agreement says.
                            "AccessTokenRepository.java",
                            "ActivationReport.java",
                            "MachineReport.java",
                            "MakUseReport.java",
                            "AuditRecords.java",
                            "DueDateRepository.java",
                            "DownloadRepository.java",
                            "ImportedRecords.java",
                            "LicenseSummaryRepository.java",
                            "OrderReads.java",
                            "ProductKeyRepository.java",
                            "SignInAttempts.java");
        }
    }

    @Test
    void nobodyElseMakesForms() {
        noClasses()
                .that()
                .areNotAssignableTo(TypedText.class)
                .and()
                .areNotAssignableTo(PasswordHash.class)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Normalizer.class)
                .check(CLASSES);
    }

    private static boolean compares(Path source) {
        try {
            return COMPARISON.matcher(Files.readString(source)).find();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The records that services take, and those in them. */
    private static Set<Class<?>> commands() {
        List<Type> types = CLASSES.stream()
                .flatMap(owner -> owner.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(Performs.class))
                .map(JavaMethod::reflect)
                .flatMap(method -> Arrays.stream(method.getGenericParameterTypes()))
                .collect(Collectors.toCollection(ArrayList::new));
        Set<Class<?>> commands = new LinkedHashSet<>();
        while (!types.isEmpty()) {
            Type type = types.remove(types.size() - 1);
            if (type instanceof ParameterizedType of) {
                types.addAll(List.of(of.getActualTypeArguments()));
            } else if (type instanceof Class<?> record && record.isRecord() && commands.add(record)) {
                Arrays.stream(record.getRecordComponents())
                        .map(RecordComponent::getGenericType)
                        .forEach(types::add);
            }
        }
        return commands;
    }

    private static Object recordWith(Class<?> command, RecordComponent typed) throws ReflectiveOperationException {
        RecordComponent[] members = command.getRecordComponents();
        Object[] values = Arrays.stream(members)
                .map(member -> member.getName().equals(typed.getName()) ? TYPED : missing(member.getType()))
                .toArray();
        var constructor = command.getDeclaredConstructor(
                Arrays.stream(members).map(RecordComponent::getType).toArray(Class<?>[]::new));
        constructor.setAccessible(true);
        return constructor.newInstance(values);
    }

    private static Object missing(Class<?> type) {
        return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0) : null;
    }
}
