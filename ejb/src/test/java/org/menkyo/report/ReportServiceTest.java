package org.menkyo.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.menkyo.activation.SampleMachines.machine;
import static org.menkyo.testing.SampleLicenses.line;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.menkyo.activation.mak.MakActivationBatcher;
import org.menkyo.activation.returning.ActivationReturnService;
import org.menkyo.activation.returning.ReturnActivationForSupport;
import org.menkyo.archiver.Archiver;
import org.menkyo.audit.TestSealing;
import org.menkyo.inventory.ActivationWay;
import org.menkyo.inventory.InventoryMachine;
import org.menkyo.inventory.MachineInventoryService;
import org.menkyo.inventory.UploadMachineInventory;
import org.menkyo.permission.Role;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.activation.LicenseState;
import org.menkyo.protocol.key.KeyType;
import org.menkyo.protocol.key.ProductKey;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.FieldError;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.NotPermittedException;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.shared.text.StreamedFile;
import org.menkyo.testing.LicensingScenario;
import org.menkyo.testing.SampleLicenses;
import org.menkyo.testing.SampleLicenses.License;
import org.menkyo.testing.TestBeans;
import org.menkyo.usermanagement.GrantPermissions;
import org.menkyo.usermanagement.PermissionService;

class ReportServiceTest {

    private static final int SERVER_STANDARD = 211;
    private static final int SERVER_ENTERPRISE = 213;

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private static final SampleLicenses LICENSES = new SampleLicenses(SCENARIO);

    @TempDir
    Path folder;

    private License license;
    private ProductKey mak;

    @BeforeAll
    static void makePublisherKeys() {
        LICENSES.makePublisherKeys();
    }

    @BeforeEach
    void aLicense() {
        at("2026-03-02T09:00:00Z");
        license = LICENSES.order(line("SVR-STD-2008", 100), line("SVR-ENT-2008", 100));
        mak = LICENSES.key(license, "B", KeyType.MAK);
    }

    @Test
    @Tag("VA-702")
    void activationsAreToldByTimeLicenseIdOrganizationAndProduct() {
        activate("a", SERVER_STANDARD);
        activate("b", SERVER_ENTERPRISE);
        activate("a", SERVER_STANDARD);
        at("2026-04-10T09:00:00Z");
        activate("c", SERVER_STANDARD);
        giveBack("a");

        assertThat(report(license.administrator(), filter()))
                .extracting(
                        ActivationLine::period,
                        ActivationLine::licenseId,
                        ActivationLine::organization,
                        ActivationLine::productGroup,
                        ActivationLine::edition,
                        ActivationLine::keyType,
                        ActivationLine::activations,
                        ActivationLine::returned)
                .containsExactly(
                        tuple(
                                "2026-03",
                                license.licenseId(),
                                license.organization(),
                                "B",
                                "SERVER_2008_ENTERPRISE",
                                KeyType.MAK,
                                1L,
                                0L),
                        tuple(
                                "2026-03",
                                license.licenseId(),
                                license.organization(),
                                "B",
                                "SERVER_2008_STANDARD",
                                KeyType.MAK,
                                1L,
                                0L),
                        tuple(
                                "2026-04",
                                license.licenseId(),
                                license.organization(),
                                "B",
                                "SERVER_2008_STANDARD",
                                KeyType.MAK,
                                1L,
                                1L));
        assertThat(report(license.administrator(), filter().by(ReportPeriod.YEAR, Set.of())))
                .containsExactly(new ActivationLine("2026", null, null, null, null, null, null, null, 3, 1));
        assertThat(report(license.administrator(), filter().by(ReportPeriod.DAY, Set.of())))
                .extracting(ActivationLine::period)
                .containsExactly("2026-03-02", "2026-04-10");
        assertThat(report(license.administrator(), parse("2026-04-01", "2026-04-30", "KEY_TYPE")))
                .extracting(ActivationLine::keyType, ActivationLine::activations)
                .containsExactly(tuple(KeyType.MAK, 1L));
    }

    @ParameterizedTest
    @Tag("VA-702")
    @CsvSource({
        "UTC,              2026-03-07, 2026-03-08",
        "Asia/Tokyo,       2026-03-08, 2026-03-08",
        "America/New_York, 2026-03-07, 2026-03-07",
        "Asia/Kathmandu,   2026-03-08, 2026-03-08"
    })
    void daysAreThoseOfThePublishersTimeZone(String zone, String first, String second) {
        at("2026-03-07T18:15:00Z");
        activate("a", SERVER_STANDARD);
        at("2026-03-08T04:59:59Z");
        activate("b", SERVER_STANDARD);
        ReportFilter daily = filter().by(ReportPeriod.DAY, Set.of());
        UnaryOperator<TestBeans> inZone = TestBeans.inZone(ZoneId.of(zone));

        assertThat(report(license.administrator(), inZone, daily).stream()
                        .flatMap(line -> Collections.nCopies((int) line.activations(), line.period()).stream()))
                .containsExactly(first, second);
        LocalDate lastDay = LocalDate.parse(second);
        ReportFilter ofLastDay = new ReportFilter(lastDay, lastDay, ReportPeriod.DAY, Set.of(), null, null, null, null);
        assertThat(report(license.administrator(), inZone, ofLastDay))
                .extracting(ActivationLine::period, ActivationLine::activations)
                .containsExactly(tuple(second, first.equals(second) ? 2L : 1L));
    }

    @Test
    @Tag("VA-702")
    @Tag("LC-1001")
    void totalsAreThoseOfTheAuditAlsoWhenItsMonthIsArchived() throws Exception {
        activate("a", SERVER_STANDARD);
        activate("a", SERVER_STANDARD);
        activate("b", SERVER_STANDARD);
        at("2026-03-31T23:59:59Z");
        activate("c", SERVER_ENTERPRISE);
        at("2026-04-01T00:00:00Z");
        activate("d", SERVER_ENTERPRISE);
        giveBack("b");
        List<ActivationLine> before = report(SCENARIO.support(), publisher(), filter());
        assertThat(total(before))
                .isEqualTo(audited("ACTIVATE_INSTALLATION", null))
                .isEqualTo(4);
        assertThat(total(before, "2026-03"))
                .isEqualTo(audited("ACTIVATE_INSTALLATION", 3))
                .isEqualTo(3);
        assertThat(returned(before))
                .isEqualTo(audited("RETURN_ACTIVATION_FOR_SUPPORT", null))
                .isEqualTo(1);

        new TestSealing(SCENARIO.database(), SCENARIO.clock()).seal();
        at("2026-06-15T00:00:00Z");
        try (Connection owner = SCENARIO.database().owner().getConnection()) {
            new Archiver(owner, folder, text -> {})
                    .archive(YearMonth.of(2026, 4), SCENARIO.clock().instant());
        }

        assertThat(audited("ACTIVATE_INSTALLATION", 3))
                .as("March has left the database")
                .isZero();
        assertThat(audited("ACTIVATE_INSTALLATION", 4)).isEqualTo(1);
        assertThat(report(SCENARIO.support(), publisher(), filter())).isEqualTo(before);
    }

    @Test
    @Tag("VA-702")
    void theUseOfAMakComesWithTheDayByWhichItIsUsedUp() {
        for (int i = 0; i < 9; i++) {
            activate("machine " + i, SERVER_STANDARD);
        }
        giveBack("machine 0");
        at("2026-03-11T09:00:00Z");

        MakUseLine line = makUse(license.administrator()).stream()
                .filter(use -> use.productGroup().equals("B"))
                .findFirst()
                .orElseThrow();

        assertThat(line.maskedKey()).isEqualTo(mak.masked());
        assertThat(line.used()).isEqualTo(8);
        assertThat(line.remaining()).isEqualTo(line.permitted() - 8);
        assertThat(line.returned()).isEqualTo(1);
        assertThat(line.recentUses()).as("nine in ten days, one given back").isEqualTo(8);
        long ahead = (line.remaining() * 10L + 7) / 8;
        assertThat(line.exhaustedOn())
                .isEqualTo(LocalDate.of(2026, 3, 11).plusDays(ahead).toString());
        at("2026-07-20T09:00:00Z");
        assertThat(makUse(license.administrator()))
                .as("no use in the last 90 days")
                .allSatisfy(use -> assertThat(use.exhaustedOn()).isNull());
    }

    @Test
    @Tag("VA-503")
    @Tag("VA-702")
    void machinesAreCountedByLicenseStateEachOnceAsTheLatestInventoryTellsIt() {
        UUID moved = UUID.randomUUID();
        at("2026-03-02T09:00:00Z");
        upload(
                "Tokyo",
                new InventoryMachine(
                        "old-name", moved, "SERVER_2008_STANDARD", null, LicenseState.NOTIFICATION, 0, null, null),
                named("srv-1", "SERVER_2008_STANDARD", LicenseState.LICENSED));
        at("2026-03-03T09:00:00Z");
        upload(
                "Osaka",
                new InventoryMachine(
                        "new-name",
                        moved,
                        "SERVER_2008_STANDARD",
                        ActivationWay.KMS,
                        LicenseState.LICENSED,
                        9,
                        null,
                        null),
                named("srv-2", "Another edition", LicenseState.INITIAL_GRACE),
                named("srv-3", null, null));

        assertThat(machines(license.administrator()))
                .extracting(
                        MachineLine::edition,
                        MachineLine::machines,
                        MachineLine::licensed,
                        MachineLine::initialGrace,
                        MachineLine::notification,
                        MachineLine::unknown)
                .containsExactly(
                        tuple(null, 1L, 0L, 0L, 0L, 1L),
                        tuple("Another edition", 1L, 0L, 1L, 0L, 0L),
                        tuple("SERVER_2008_STANDARD", 2L, 2L, 0L, 0L, 0L));
    }

    @Test
    @Tag("VA-702")
    @Tag("LC-208")
    @Tag("LC-302")
    void nobodySeesWhatIsAnothersAndStaffSeesAll() {
        activate("a", SERVER_STANDARD);
        upload("Tokyo", named("srv-1", "SERVER_2008_STANDARD", LicenseState.LICENSED));
        License other = LICENSES.order(line("SVR-STD-2008", 5));
        Caller viewer = with(Role.LICENSE_INFORMATION_VIEWER);

        for (Caller caller : List.of(other.administrator(), viewer)) {
            assertThat(report(caller, filter())).isEmpty();
            assertThat(machines(caller)).isEmpty();
            assertThat(makUse(caller)).noneMatch(use -> use.licenseId().equals(license.licenseId()));
        }
        assertThat(file(s -> s.exportActivations(other.administrator(), filter())))
                .doesNotContain(license.licenseId());
        assertThat(report(with(Role.PRODUCT_KEY_ADMINISTRATOR), filter())).hasSize(1);
        assertThatThrownBy(() -> report(SCENARIO.support(), filter())).isInstanceOf(NotPermittedException.class);
        for (Caller staff : List.of(SCENARIO.support(), SCENARIO.auditor(), SCENARIO.operator())) {
            assertThat(report(staff, publisher(), filter()))
                    .anyMatch(line -> license.licenseId().equals(line.licenseId()));
        }
        for (Caller caller : List.of(license.administrator(), SCENARIO.distributor())) {
            assertThatThrownBy(() -> report(caller, publisher(), filter())).isInstanceOf(NotPermittedException.class);
        }
    }

    @Test
    @Tag("VA-702")
    @Tag("LC-1102")
    void pagesAndFilesHaveTheSameLines() {
        for (String name : List.of("a", "b", "c")) {
            activate(name, SERVER_STANDARD);
            activate(name + "'", SERVER_ENTERPRISE);
            SCENARIO.clock().move(Duration.ofDays(1));
        }
        ReportFilter daily = filter().by(ReportPeriod.DAY, EnumSet.allOf(ReportDimension.class));
        List<ActivationLine> paged = new ArrayList<>();
        String cursor = null;
        do {
            PageRequest request = PageRequest.of(cursor, 4);
            Page<ActivationLine> page = call(s -> s.activations(license.administrator(), daily, request));
            paged.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);

        assertThat(paged).hasSize(6).isEqualTo(report(license.administrator(), daily));
        assertThat(file(s -> s.exportActivations(license.administrator(), daily))
                        .lines())
                .hasSize(7)
                .first()
                .isEqualTo("\uFEFFPeriod,License ID,Organization,Organization name,Product group,Edition,Edition name,"
                        + "Key type,Activations,Returned");
        assertThat(file(s -> s.exportMakUse(license.administrator(), filter()))).contains(mak.masked());
        upload("Tokyo", named("srv-1", "=edition", LicenseState.LICENSED));
        assertThat(file(s -> s.exportMachines(license.administrator(), filter())))
                .contains("'=edition,1,0,1");
    }

    @Test
    @Tag("VA-702")
    void whatIsTypedForAReportIsChecked() {
        assertThat(catchThrowableOfType(
                                InvalidInputException.class,
                                () -> ReportFilter.parse(
                                        "2026-13-01", "soon", "WEEK", "EDITION", null, null, null, null))
                        .errors())
                .extracting(FieldError::field)
                .containsExactly("from", "until", "period", "by");
        assertThatThrownBy(() -> parse("2026-04-02", "2026-04-01", null)).isInstanceOf(InvalidInputException.class);
    }

    private static void at(String time) {
        SCENARIO.clock().set(Instant.parse(time));
    }

    private static ReportFilter filter() {
        return new ReportFilter(
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2026, 12, 31),
                ReportPeriod.MONTH,
                EnumSet.allOf(ReportDimension.class),
                null,
                null,
                null,
                null);
    }

    private static ReportFilter parse(String from, String until, String by) {
        return ReportFilter.parse(from, until, null, by, null, null, null, null);
    }

    private void activate(String name, int edition) {
        InstallationId installation = InstallationId.of(machine(license.licenseId() + name), edition, mak);
        SCENARIO.call(
                MakActivationBatcher.class,
                activation -> activation
                        .activate(Caller.device(LicensingScenario.origin()), mak, installation)
                        .orThrow());
    }

    private void giveBack(String name) {
        InstallationId installation = InstallationId.of(machine(license.licenseId() + name), SERVER_STANDARD, mak);
        UUID key = LICENSES.view(license, "B", KeyType.MAK).id();
        SCENARIO.call(
                ActivationReturnService.class,
                s -> s.giveBackForSupport(
                        SCENARIO.support(),
                        key,
                        new ReturnActivationForSupport(installation.formatted(), "a reason", null)));
    }

    private static InventoryMachine named(String name, String edition, LicenseState state) {
        return new InventoryMachine(name, null, edition, null, state, null, null, null);
    }

    private void upload(String name, InventoryMachine... machines) {
        SCENARIO.call(
                MachineInventoryService.class,
                s -> s.upload(
                        license.administrator(),
                        license.licenseId(),
                        name,
                        new UploadMachineInventory(SCENARIO.clock().instant(), List.of(machines))));
    }

    private Caller with(Role role) {
        String email = "somebody@" + UUID.randomUUID() + ".example";
        SCENARIO.call(
                PermissionService.class,
                s -> s.grant(license.administrator(), license.licenseId(), new GrantPermissions(email, List.of(role))));
        return SCENARIO.registered(email);
    }

    /** Counted records of the audit about the license ID, in a month of 2026 or at any time. */
    private long audited(String action, Integer month) {
        String when = month == null ? "" : " AND extract(month FROM occurred_at AT TIME ZONE 'UTC') = " + month;
        return SCENARIO.look(entities -> (Long) entities.createNativeQuery(
                        "SELECT count(*) FROM audit_record WHERE action = '" + action + "' AND license_id = '"
                                + license.licenseId() + "' AND details ->> 'counted' = 'true'" + when,
                        Long.class)
                .getSingleResult());
    }

    private long total(List<ActivationLine> lines, String... periods) {
        return own(lines).stream()
                .filter(line -> periods.length == 0 || line.period().equals(periods[0]))
                .mapToLong(ActivationLine::activations)
                .sum();
    }

    private long returned(List<ActivationLine> lines) {
        return own(lines).stream().mapToLong(ActivationLine::returned).sum();
    }

    private List<ActivationLine> own(List<ActivationLine> lines) {
        return lines.stream()
                .filter(line -> line.licenseId().equals(license.licenseId()))
                .toList();
    }

    private static <T> T call(Function<ReportService, T> work) {
        return SCENARIO.call(ReportService.class, work);
    }

    private static List<ActivationLine> report(Caller caller, ReportFilter filter) {
        return call(s -> s.activations(caller, filter, PageRequest.of(null, 200)))
                .items();
    }

    private static List<ActivationLine> report(
            Caller caller, UnaryOperator<TestBeans> replacement, ReportFilter filter) {
        return SCENARIO.call(
                        ReportService.class, replacement, s -> s.activations(caller, filter, PageRequest.of(null, 200)))
                .items();
    }

    private static Class<PublisherReportService> publisher() {
        return PublisherReportService.class;
    }

    private static List<ActivationLine> report(
            Caller caller, Class<PublisherReportService> service, ReportFilter filter) {
        return SCENARIO.call(service, s -> s.activations(caller, filter, PageRequest.of(null, 200)))
                .items();
    }

    private static List<MakUseLine> makUse(Caller caller) {
        return call(s -> s.makUse(caller, ReportFilter.none(), PageRequest.of(null, 200)))
                .items();
    }

    private static List<MachineLine> machines(Caller caller) {
        return call(s -> s.machines(caller, ReportFilter.none(), PageRequest.of(null, 200)))
                .items();
    }

    private static String file(Function<ReportService, StreamedFile> export) {
        return call(s -> text(export.apply(s)));
    }

    private static String text(StreamedFile file) {
        try {
            ByteArrayOutputStream output = new ByteArrayOutputStream();
            file.writeTo(output);
            return output.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
