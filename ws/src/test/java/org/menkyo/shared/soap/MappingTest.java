package org.menkyo.shared.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mapstruct.factory.Mappers;
import org.menkyo.activation.soap.ActivationMapper;
import org.menkyo.activation.soap.PhoneMapper;
import org.menkyo.agreement.Program;
import org.menkyo.agreement.soap.AgreementMapper;
import org.menkyo.download.DownloadFilter;
import org.menkyo.due.DueDateFilter;
import org.menkyo.due.DueKind;
import org.menkyo.entitlement.LicenseView.LicensedProduct;
import org.menkyo.entitlement.soap.LicenseMapper;
import org.menkyo.media.MediaKind;
import org.menkyo.order.OrderLine;
import org.menkyo.order.OrderView;
import org.menkyo.order.SubmitOrder;
import org.menkyo.order.soap.OrderMapper;
import org.menkyo.seat.SeatFilter;
import org.menkyo.seat.soap.AssignmentMapper;
import org.menkyo.seat.soap.v1.ListOnlineServiceSeats;
import org.menkyo.seat.soap.v1.ListSubscriptionSeats;
import org.menkyo.summary.LicenseSummaryFilter;
import org.menkyo.summary.LicenseSummaryOrder;
import org.menkyo.summary.soap.LicenseInformationMapper;
import org.menkyo.summary.soap.v1.ExportLicenseStatement;
import org.menkyo.summary.soap.v1.ListDownloads;
import org.menkyo.summary.soap.v1.ListDueDates;
import org.menkyo.summary.soap.v1.ListLicenseSummary;
import org.menkyo.support.soap.SupportMapper;
import org.menkyo.usermanagement.soap.PermissionMapper;

/** Every field of the contract arrives at the service, and every field of an answer in the contract. */
@Tag("LC-1103")
class MappingTest {

    private static final List<Class<?>> MAPPERS = List.of(
            OrderMapper.class,
            AgreementMapper.class,
            SupportMapper.class,
            LicenseMapper.class,
            LicenseInformationMapper.class,
            AssignmentMapper.class,
            PermissionMapper.class,
            ActivationMapper.class,
            PhoneMapper.class);

    /** The names under which pages stand in the contract, where the record says «items». */
    private static final Set<String> PAGES = Set.of(
            "licenses",
            "productKeys",
            "users",
            "permissions",
            "requests",
            "changes",
            "cases",
            "lines",
            "agreements",
            "dueDates",
            "downloads",
            "benefits",
            "units",
            "seats",
            "subscriptions",
            "onlineServices");

    /** Answers of which the contract calls by another name what the record calls «items». */
    private static final Set<String> RESULTS =
            Set.of("ActivateInstallationsResponse", "AssignSubscriptionsResponse", "AssignOnlineServicesResponse");

    /** What a request says about its subject, which the services take apart from the command. */
    private static final Map<String, Set<String>> APART = Map.ofEntries(
            Map.entry("GrantPermissions", Set.of("licenseId")),
            Map.entry("DecidePermissionRequest", Set.of("id")),
            Map.entry("CorrectOrder", Set.of("orderNumber")),
            Map.entry("CancelOrder", Set.of("orderNumber")),
            Map.entry("ReturnOrder", Set.of("orderNumber")),
            Map.entry("ChangeContact", Set.of("licenseId")),
            Map.entry("ChangeAddress", Set.of("licenseId")),
            Map.entry("TransferLicense", Set.of("licenseId")),
            Map.entry("EndAgreement", Set.of("licenseId")),
            Map.entry("MoveAgreement", Set.of("licenseId")),
            Map.entry("ListRelationshipSummary", Set.of("page")),
            Map.entry("CreateDownload", Set.of("licenseId")),
            Map.entry("ListBenefits", Set.of("page")),
            Map.entry("AssignBenefit", Set.of("licenseId", "benefit")),
            Map.entry("UseBenefit", Set.of("licenseId", "benefit")),
            Map.entry("AssignSubscription", Set.of("licenseId")),
            Map.entry("AssignSubscriptions", Set.of("licenseId")),
            Map.entry("ChangeSubscriptionSeat", Set.of("licenseId", "seatId")),
            Map.entry("AssignOnlineService", Set.of("licenseId")),
            Map.entry("AssignOnlineServices", Set.of("licenseId")),
            Map.entry("ChangeOnlineServiceSeat", Set.of("licenseId", "seatId")),
            Map.entry("ReturnActivation", Set.of("licenseId")));

    static Stream<Method> translations() {
        return MAPPERS.stream()
                .flatMap(mapper -> Stream.of(mapper.getDeclaredMethods()))
                .filter(method -> Modifier.isAbstract(method.getModifiers()));
    }

    static Stream<Method> requests() {
        return translations().filter(method -> {
            Class<?> type = method.getParameterTypes()[0];
            return type.getPackageName().contains(".soap.") && !type.isEnum();
        });
    }

    @ParameterizedTest
    @MethodSource("translations")
    void keepsEveryField(Method translation) throws ReflectiveOperationException {
        Object source = new Samples().of(translation.getGenericParameterTypes()[0]);

        Object translated = translation.invoke(Mappers.getMapper(translation.getDeclaringClass()), source);

        assertThat(comparable(translated)).isEqualTo(comparable(source));
        assertThat(comparable(source).toString()).doesNotContain("absent").isNotEqualTo("{}");
    }

    @Test
    void takesAnEmptyElementForAnAbsentOne() {
        org.menkyo.order.soap.v1.SubmitOrder request = new org.menkyo.order.soap.v1.SubmitOrder();
        request.setOrderNumber("");
        request.setAuthorizationNumber("");
        request.getResellerEmails().add("");

        SubmitOrder command = Mappers.getMapper(OrderMapper.class).toCommand(request);

        assertThat(command.orderNumber()).isNull();
        assertThat(command.authorizationNumber()).isNull();
        assertThat(command.resellerEmails()).isEmpty();
    }

    /** Whatever the values mean: identifiers, dates and numbers are text in the contract, too. */
    @ParameterizedTest
    @MethodSource("requests")
    void takesAnyEmptyElementForAnAbsentOne(Method translation) throws ReflectiveOperationException {
        Class<?> type = translation.getParameterTypes()[0];
        Object request = type.getConstructor().newInstance();
        for (Method setter : type.getMethods()) {
            if (setter.getName().startsWith("set") && setter.getParameterTypes()[0] == String.class) {
                setter.invoke(request, "");
            }
        }

        assertThatCode(() -> translation.invoke(Mappers.getMapper(translation.getDeclaringClass()), request))
                .doesNotThrowAnyException();
    }

    @Test
    @Tag("VA-403")
    void keepsThePlaceOfAGroupThatIsNotTypedYet() {
        org.menkyo.activation.soap.phone.v1.ActivateByPhone request =
                new org.menkyo.activation.soap.phone.v1.ActivateByPhone();
        request.getGroups().addAll(List.of("123456", "", "234567"));

        assertThat(Mappers.getMapper(PhoneMapper.class).toCommand(request).groups())
                .containsExactly("123456", "", "234567");
    }

    @Test
    void readsAnEmptyNumberAsNone() {
        assertThat(new NumberAdapter().unmarshal(" ")).isNull();
        assertThat(new NumberAdapter().unmarshal(" +7 ")).isEqualTo(7);
    }

    @Test
    void takesNoRoleForAllRolesWhenDeciding() {
        assertThat(Mappers.getMapper(PermissionMapper.class)
                        .toCommand(new org.menkyo.usermanagement.soap.v1.DecidePermissionRequest())
                        .roles())
                .isNull();
    }

    @Test
    void leavesOutAdditionsThatThereAreNone() {
        OrderLine line = OrderLine.of("product", 1, false);
        LicensedProduct product = new LicensedProduct("product", "name", 1, false, null, null, Instant.EPOCH, null);

        assertThat(Mappers.getMapper(OrderMapper.class).toAnswer(line).getAdditions())
                .isNull();
        assertThat(Mappers.getMapper(LicenseMapper.class).toAnswer(product).getAdditions())
                .isNull();
    }

    @Test
    @Tag("LC-701")
    void readsEachFilterOfTheLicenseSummary() {
        ListLicenseSummary list = new ListLicenseSummary();
        list.setLicenseId("L-1");
        list.setOrganization("organization");
        list.setProgram(org.menkyo.shared.soap.v1.Program.OPEN_VALUE);
        list.setProduct("product");
        list.setFamily("family");
        list.setActive(false);
        list.setEndsBefore("2028-02-29");
        ExportLicenseStatement statement = new ExportLicenseStatement();
        statement.setLicenseId("L-1");
        statement.setOrganization("organization");
        statement.setProgram(org.menkyo.shared.soap.v1.Program.OPEN_VALUE);
        statement.setProduct("product");
        statement.setFamily("family");
        statement.setActive(false);
        statement.setEndsBefore("2028-02-29");
        LicenseInformationMapper mapper = Mappers.getMapper(LicenseInformationMapper.class);

        assertThat(mapper.toFilter(list))
                .isEqualTo(new LicenseSummaryFilter(
                        "L-1",
                        "organization",
                        Program.OPEN_VALUE,
                        "product",
                        "family",
                        false,
                        LocalDate.parse("2028-02-29")))
                .isEqualTo(mapper.toFilter(statement));
        assertThat(mapper.toFilter(new ListLicenseSummary())).isEqualTo(LicenseSummaryFilter.none());
        assertThat(mapper.toOrder((org.menkyo.summary.soap.v1.LicenseSummaryOrder) null))
                .isEqualTo(LicenseSummaryOrder.LICENSE_ID);
    }

    @Test
    @Tag("LC-702")
    @Tag("LC-709")
    void readsEachFilterOfDueDatesAndDownloads() {
        ListDueDates due = new ListDueDates();
        due.setLicenseId("L-1");
        due.setOrganization("organization");
        due.setKind(org.menkyo.summary.soap.v1.DueKind.SOFTWARE_ASSURANCE);
        due.setWithinDays(0);
        ListDownloads downloads = new ListDownloads();
        downloads.setLicenseId("L-1");
        downloads.setProduct("product");
        downloads.setFamily("family");
        downloads.setKind(org.menkyo.summary.soap.v1.MediaKind.BOOTABLE);
        downloads.setLanguage("ja");
        downloads.setKilobitsPerSecond(1000);
        LicenseInformationMapper mapper = Mappers.getMapper(LicenseInformationMapper.class);

        assertThat(mapper.toFilter(due))
                .isEqualTo(new DueDateFilter("L-1", "organization", DueKind.SOFTWARE_ASSURANCE, 0));
        assertThat(mapper.toFilter(new ListDueDates())).isEqualTo(new DueDateFilter(null, null, null, 90));
        assertThat(mapper.toFilter(downloads))
                .isEqualTo(new DownloadFilter("L-1", "product", "family", MediaKind.BOOTABLE, "ja", 1000));
        assertThat(mapper.toFilter(new ListDownloads())).isEqualTo(DownloadFilter.none());
    }

    @Test
    @Tag("LC-706")
    @Tag("LC-707")
    void readsEachFilterOfSeats() {
        ListSubscriptionSeats subscriptions = new ListSubscriptionSeats();
        subscriptions.setProduct("product");
        subscriptions.setEmail("a@b.example");
        ListOnlineServiceSeats services = new ListOnlineServiceSeats();
        services.setProduct("product");
        services.setEmail("a@b.example");
        AssignmentMapper mapper = Mappers.getMapper(AssignmentMapper.class);

        assertThat(mapper.toFilter(subscriptions))
                .isEqualTo(new SeatFilter("product", "a@b.example"))
                .isEqualTo(mapper.toFilter(services));
    }

    @Test
    void leavesOutWhatAnAnswerDoesNotHave() {
        OrderView order = new OrderView("1", null, null, null, null, List.of(), null, 1, null);

        assertThat(Mappers.getMapper(OrderMapper.class).toAnswer(order).getState())
                .isNull();
        assertThat(Mappers.getMapper(OrderMapper.class).toAnswer((OrderView) null))
                .isNull();
    }

    private static Object comparable(Object value) {
        Object tree = Samples.tree(value);
        if (!(tree instanceof Map<?, ?> properties)) {
            return tree;
        }
        Map<String, Object> compared = new TreeMap<>();
        boolean page = properties.containsKey("next");
        boolean results = RESULTS.contains(value.getClass().getSimpleName());
        properties.forEach((name, property) ->
                compared.put(results || page && PAGES.contains(name.toString()) ? "items" : name.toString(), property));
        if (value.getClass().getPackageName().endsWith(".v1")) {
            compared.keySet().removeAll(APART.getOrDefault(value.getClass().getSimpleName(), Set.of()));
        }
        return compared;
    }
}
