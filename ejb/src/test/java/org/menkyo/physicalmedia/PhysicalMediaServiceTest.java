package org.menkyo.physicalmedia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.menkyo.agreement.Program;
import org.menkyo.notification.NotificationKind;
import org.menkyo.order.OrderView;
import org.menkyo.organization.Address;
import org.menkyo.permission.Role;
import org.menkyo.permissionrequest.PermissionRequestService;
import org.menkyo.permissionrequest.RequestPermission;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.FieldError;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.error.NotPermittedException;
import org.menkyo.shared.error.RejectedException;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.shared.text.Language;
import org.menkyo.testing.LicensingScenario;

@Tag("LC-703")
class PhysicalMediaServiceTest {

    private static final Address TOKYO = new Address("1-2-3", "Tokyo", "東京都", "100-0001", "JP");

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private OrderView order;
    private String email;
    private Caller administrator;

    @BeforeEach
    void aLicense() {
        email = "admin@" + UUID.randomUUID() + ".example";
        order = SCENARIO.licensed(email);
        administrator = SCENARIO.registered(email);
    }

    @Test
    void aRequestGoesItsWayAndTheRequesterIsTold() {
        PhysicalMediaView made = request(TOKYO, false, false);
        assertThat(made.state()).isEqualTo(PhysicalMediaState.REQUESTED);
        assertThat(made.address()).isEqualTo(TOKYO);
        assertThat(made.warningAcceptedAt()).isNull();
        Caller operator = SCENARIO.operator();
        Caller support = SCENARIO.support();

        assertThat(errorOf(() -> move(support, made.id(), PhysicalMediaState.SHIPPED, null)))
                .as("before it was approved")
                .isEqualTo(ErrorCode.STATE_CONFLICT);
        move(support, made.id(), PhysicalMediaState.IN_PREPARATION, null);
        PhysicalMediaView shipped = move(operator, made.id(), PhysicalMediaState.SHIPPED, "Parcel 1");
        assertThat(shipped.comment()).isEqualTo("Parcel 1");
        assertThat(errorOf(() -> cancel(administrator, made.id()))).isEqualTo(ErrorCode.STATE_CONFLICT);

        assertThat(SCENARIO.mails(email, NotificationKind.PHYSICAL_MEDIA)).isEqualTo(3);
        assertThat(SCENARIO.auditRecords("REQUEST_PHYSICAL_MEDIA", order.licenseNumber()))
                .isEqualTo(1);
        assertThat(SCENARIO.auditRecords("MOVE_PHYSICAL_MEDIA", order.licenseNumber()))
                .isEqualTo(2);
        assertThat(own(administrator)).containsExactly(shipped);
    }

    @Test
    void aRefusalHasAReasonAndARequestCanBeTakenBack() {
        UUID first = request(TOKYO, false, false).id();
        Caller support = SCENARIO.support();
        assertThat(fieldsOf(() -> move(support, first, PhysicalMediaState.REFUSED, null)))
                .containsExactly("comment");
        move(support, first, PhysicalMediaState.REFUSED, "Not in stock");
        UUID second = request(TOKYO, false, false).id();
        Caller other = SCENARIO.registered("other@" + UUID.randomUUID() + ".example");
        assertThatThrownBy(() -> cancel(other, second)).isInstanceOf(NotFoundException.class);
        assertThat(cancel(administrator, second).state()).isEqualTo(PhysicalMediaState.CANCELLED);
        assertThat(fieldsOf(() -> move(support, second, PhysicalMediaState.CANCELLED, null)))
                .as("only the requester cancels")
                .containsExactly("state");
    }

    @ParameterizedTest
    @CsvSource({
        "AZ,Arizona",
        "CA,California",
        "CO,Colorado",
        "FL,Florida",
        "GA,Georgia",
        "IA,Iowa",
        "MD,Maryland",
        "MO,Missouri",
        "NV,Nevada",
        "NJ,New Jersey",
        "NC,North Carolina",
        "OK,Oklahoma",
        "RI,Rhode Island",
        "SC,South Carolina",
        "VT,Vermont",
        "VA,Virginia"
    })
    void aTaxExemptOrganizationAcceptsAWarningFirst(String code, String name) {
        for (String typed : List.of(code, name, code.toLowerCase(), " " + name.toUpperCase() + " ")) {
            RejectedException refusal =
                    catchThrowableOfType(RejectedException.class, () -> request(inUnitedStates(typed), true, false));
            assertThat(refusal.code()).as(typed).isEqualTo(ErrorCode.TAX_WARNING_NOT_ACCEPTED);
            assertThat(refusal.text(Language.EN)).contains(name).contains("exemption");
            assertThat(refusal.text(Language.JA)).contains(name).contains("免税");
        }
        PhysicalMediaView accepted = request(inUnitedStates(name), true, true);
        assertThat(accepted.warningAcceptedAt()).isEqualTo(SCENARIO.clock().instant());
        assertThat(accepted.warningAcceptedBy()).isEqualTo(email);
        assertThat(accepted.address().region()).as("stays as typed").isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NY", "texas", "Washington", "ＯＲ"})
    void elsewhereNoWarningIsNeeded(String region) {
        assertThat(request(inUnitedStates(region), true, false).warningAcceptedAt())
                .isNull();
    }

    @Test
    void noWarningIsNeededWithoutAnExemptionOrAbroad() {
        assertThat(request(inUnitedStates("CA"), false, true).warningAcceptedBy())
                .isNull();
        assertThat(request(new Address("1", "Toronto", "CA", null, "CA"), true, false)
                        .warningAcceptedBy())
                .isNull();
        assertThat(request(TOKYO, true, false).address().region()).isEqualTo("東京都");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Califrnia", "加州", "XX"})
    void aMistypedStateDoesNotSlipPastTheWarning(String region) {
        assertThat(fieldsOf(() -> request(inUnitedStates(region), true, true))).containsExactly("address.region");
        assertThat(request(inUnitedStates(region), false, false).address().region())
                .isEqualTo(region);
    }

    @Test
    void supportRecordsARequestForWhoWaitsForPermission() {
        Caller waiting = SCENARIO.registered("waiting@" + UUID.randomUUID() + ".example");
        String address = waiting.requireEmail().value();
        assertThat(fieldsOf(() -> record(address))).containsExactly("requesterEmail");
        assertThatThrownBy(() -> requestAs(waiting, TOKYO, false, false)).isInstanceOf(NotFoundException.class);

        SCENARIO.call(
                PermissionRequestService.class,
                s -> s.request(
                        waiting,
                        new RequestPermission(
                                Program.OPEN,
                                order.licenseNumber(),
                                order.authorizationNumber(),
                                List.of(Role.DOWNLOAD_ADMINISTRATOR),
                                null)));
        PhysicalMediaView recorded = record(address);

        assertThat(recorded.requesterEmail()).isEqualTo(address);
        assertThat(own(waiting)).containsExactly(recorded);
        assertThat(SCENARIO.mails(address, NotificationKind.PHYSICAL_MEDIA)).isEqualTo(1);
        assertThat(SCENARIO.auditRecords("RECORD_PHYSICAL_MEDIA", order.licenseNumber()))
                .isEqualTo(1);
    }

    @Test
    @Tag("LC-803")
    void supportAsksForNoMediaByBeingSupport() {
        Caller support = SCENARIO.support();
        assertThatThrownBy(() -> requestAs(support, TOKYO, false, false)).isInstanceOf(NotPermittedException.class);
    }

    @Test
    void onlyProductsOfTheLicenseIdAreShipped() {
        assertThat(fieldsOf(() -> SCENARIO.call(
                        OwnPhysicalMediaService.class,
                        s -> s.request(
                                administrator,
                                order.licenseNumber(),
                                new RequestPhysicalMedia("VISTA-BUS-UPG", "en", 1, "A", TOKYO, false, false)))))
                .containsExactly("product");
        assertThat(fieldsOf(() -> SCENARIO.call(
                        OwnPhysicalMediaService.class,
                        s -> s.request(
                                administrator,
                                order.licenseNumber(),
                                new RequestPhysicalMedia(null, "??", 0, " ", null, false, false)))))
                .containsExactlyInAnyOrder("product", "language", "count", "recipient", "address");
    }

    private static Address inUnitedStates(String region) {
        return new Address("1 Main Street", "City", region, "12345", "US");
    }

    private PhysicalMediaView request(Address address, boolean taxExempt, boolean accepted) {
        return requestAs(administrator, address, taxExempt, accepted);
    }

    private PhysicalMediaView requestAs(Caller caller, Address address, boolean taxExempt, boolean accepted) {
        return SCENARIO.call(
                OwnPhysicalMediaService.class,
                s -> s.request(caller, order.licenseNumber(), command(address, taxExempt, accepted)));
    }

    private static RequestPhysicalMedia command(Address address, boolean taxExempt, boolean accepted) {
        return new RequestPhysicalMedia("SVR-STD-2008", "ja", 2, "Hanako Yamada", address, taxExempt, accepted);
    }

    private PhysicalMediaView record(String requester) {
        Caller support = SCENARIO.support();
        return SCENARIO.call(
                PhysicalMediaService.class,
                s -> s.record(
                        support,
                        new RecordPhysicalMedia(
                                order.licenseNumber(), requester, "called", command(TOKYO, false, false))));
    }

    private static PhysicalMediaView move(Caller caller, UUID id, PhysicalMediaState state, String comment) {
        return SCENARIO.call(
                PhysicalMediaService.class, s -> s.move(caller, id, new MovePhysicalMedia(state, comment)));
    }

    private static PhysicalMediaView cancel(Caller caller, UUID id) {
        return SCENARIO.call(OwnPhysicalMediaService.class, s -> s.cancel(caller, id));
    }

    private static List<PhysicalMediaView> own(Caller caller) {
        return SCENARIO.call(OwnPhysicalMediaService.class, s -> s.list(caller, PageRequest.first()))
                .items();
    }

    private static List<String> fieldsOf(Runnable call) {
        return catchThrowableOfType(InvalidInputException.class, call::run).errors().stream()
                .map(FieldError::field)
                .toList();
    }

    private static ErrorCode errorOf(Runnable call) {
        return catchThrowableOfType(ConflictException.class, call::run).code();
    }
}
