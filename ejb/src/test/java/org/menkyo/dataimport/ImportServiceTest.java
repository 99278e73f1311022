package org.menkyo.dataimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.menkyo.activation.SampleMachines.changed;
import static org.menkyo.activation.SampleMachines.machine;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.activation.mak.ActivateInstallation;
import org.menkyo.activation.mak.ActivationService;
import org.menkyo.activation.mak.InstallationActivated;
import org.menkyo.activation.returning.ActivationReturnService;
import org.menkyo.activation.returning.ReturnActivationForSupport;
import org.menkyo.identity.CallerDirectory;
import org.menkyo.notification.NotificationKind;
import org.menkyo.protocol.activation.HardwareComponent;
import org.menkyo.protocol.activation.HardwareProfile;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.key.KeyType;
import org.menkyo.protocol.key.ProductKey;
import org.menkyo.protocol.key.ProductKeyCodec;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.NotPermittedException;
import org.menkyo.shared.input.CsvTable;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.shared.text.Language;
import org.menkyo.summary.LicenseSummaryFilter;
import org.menkyo.summary.LicenseSummaryLine;
import org.menkyo.summary.LicenseSummaryOrder;
import org.menkyo.summary.LicenseSummaryService;
import org.menkyo.testing.LicensingScenario;
import org.menkyo.testing.SampleLicenses;
import org.menkyo.testing.SampleLicenses.License;

class ImportServiceTest {

    private static final int SERVER_STANDARD = 211;
    private static final int VISTA_BUSINESS = 101;

    private static final String LICENSE_COLUMNS =
            "distributor,licenseId,program,organization,organizationName,street,city,"
                    + "country,contactName,contactEmail,resellerEmail,authorizationNumber,authorizationNumberIssuedOn,"
                    + "masterLicenseId,product,quantity,softwareAssurance,softwareAssuranceEnd,baseLicenseConfirmed\n";

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private static final SampleLicenses LICENSES = new SampleLicenses(SCENARIO);

    private final Caller operator = SCENARIO.call(
            CallerDirectory.class, directory -> directory.identify(LicensingScenario.origin(), "demo-operator"));
    private final String unique = UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
    private final String admin = "admin@" + unique.toLowerCase(Locale.ROOT) + ".example";

    @BeforeAll
    static void makePublisherKeys() {
        LICENSES.makePublisherKeys();
    }

    @Test
    @Tag("LC-101")
    @Tag("LC-109")
    @Tag("LC-304")
    void importedLicensesAreLicensesLikeOthers() {
        String csv = LICENSE_COLUMNS
                + open("L1-" + unique, "SVR-STD-2008", 30)
                + open("L1-" + unique, "SVR-DC-2008", 2)
                + "demo-distributor,M-%s,MASTER,org-%s,\"Umbrella, Inc.\",\"1-2-3, Chiyoda\",Tokyo,JP,免許 花子,%s,,,,,,,,,\n"
                        .formatted(unique, unique, admin)
                + "demo-distributor,E-%s,ENTERPRISE,org-%s,\"Umbrella, Inc.\",\"1-2-3, Chiyoda\",Tokyo,JP,免許 花子,%s,,,,M-%s,SVR-STD-2008,5,true,2027-03-31,\n"
                        .formatted(unique, unique, admin, unique);

        assertThat(licenses(csv, true)).isEqualTo(new ImportReport(4, 3, 0, false));
        assertThat(SCENARIO.mails(admin, NotificationKind.WELCOME)).isZero();
        assertThat(licenses(csv, false)).isEqualTo(new ImportReport(4, 3, 0, true));

        Caller administrator = SCENARIO.registered(admin);
        List<LicenseSummaryLine> lines = SCENARIO.call(
                        LicenseSummaryService.class,
                        s -> s.list(
                                administrator,
                                LicenseSummaryFilter.of(null, null, null, null, null, null, null),
                                LicenseSummaryOrder.LICENSE_ID,
                                PageRequest.first()))
                .items();
        assertThat(lines)
                .extracting(LicenseSummaryLine::licenseId, LicenseSummaryLine::product, LicenseSummaryLine::quantity)
                .containsExactly(
                        tuple("E-" + unique, "SVR-STD-2008", 5L),
                        tuple("L1-" + unique, "SVR-DC-2008", 2L),
                        tuple("L1-" + unique, "SVR-STD-2008", 30L));
        assertThat(SCENARIO.auditRecords("IMPORT_LICENSES", "L1-" + unique)).isEqualTo(1);
        License license = new License("L1-" + unique, "org-" + unique, administrator);
        assertThat(LICENSES.key(license, "B", KeyType.MAK)).isNotNull();
    }

    @Test
    @Tag("LC-108")
    void whatWasImportedBeforeIsLeftAsItIs() {
        String csv = LICENSE_COLUMNS + open("L1-" + unique, "SVR-STD-2008", 30);
        licenses(csv, false);

        assertThat(licenses(csv + open("L2-" + unique, "SVR-STD-2008", 1), false))
                .isEqualTo(new ImportReport(2, 1, 1, true));
        assertThat(problems(ImportService::importLicenses, LICENSE_COLUMNS + open("L1-" + unique, "SVR-STD-2008", 31)))
                .containsExactly("csv[2].licenseId: is recorded already, with other content");
    }

    @Test
    @Tag("LC-104")
    @Tag("LC-105")
    void everythingThatIsWrongIsNamedWithLineAndColumnAndNothingIsRecorded() {
        String csv = LICENSE_COLUMNS
                + open("L1-" + unique, "SVR-STD-2008", 30)
                + open("L2-" + unique, "SVR-STD-2008", 0)
                + open("L3-" + unique, "NO-SUCH", 1)
                        .replace("demo-distributor,", "nobody,")
                        .replace("@", "")
                + open("L4_" + unique, "SVR-STD-2008", 1)
                + "one,two\n"
                + open("L5-" + unique, "SVR-STD-2008", 1)
                + open("L5-" + unique, "SVR-DC-2008", 1).replace("Tokyo", "Osaka");

        assertThat(problems(ImportService::importLicenses, csv))
                .containsExactlyInAnyOrder(
                        "csv[3].quantity: must be from 1 to 1,000,000",
                        "csv[4].distributor: is unknown",
                        "csv[4].contactEmail: is not an e-mail address",
                        "csv[4].product: is unknown",
                        "csv[5].licenseId: is malformed",
                        "csv[6]: is malformed",
                        "csv[8].city: must stay Tokyo");
        assertThat(licenses(LICENSE_COLUMNS + open("L1-" + unique, "SVR-STD-2008", 30), true)
                        .added())
                .isEqualTo(1);
    }

    @Test
    @Tag("LC-103")
    @Tag("LC-105")
    void anAuthorizationNumberBelongsToOneOrganization() {
        String csv = LICENSE_COLUMNS
                + open("L1-" + unique, "SVR-STD-2008", 1)
                + open("L2-" + unique, "SVR-STD-2008", 1).replace("org-" + unique, "other-" + unique)
                + open("L3-" + unique, "SVR-STD-2008", 1)
                        .replace("A" + unique, "B" + unique)
                        .replace("2025-06-30", "")
                + open("L4-" + unique, "SVR-STD-2008", 1)
                        .replace("A" + unique, "C" + unique)
                        .replace("2025", "2925");

        assertThat(problems(ImportService::importLicenses, csv))
                .containsExactly(
                        "csv[3].authorizationNumber: is not allowed here",
                        "csv[4].authorizationNumberIssuedOn: is required",
                        "csv[5].authorizationNumberIssuedOn: is not allowed here");
    }

    @Test
    void aFileOfAnotherKindIsRefusedAtItsFirstLine() {
        assertThat(problems(ImportService::importLicenses, "\ufefflicenseId,quantities\n1,2\n"))
                .contains("csv[1].distributor: is required")
                .element(0)
                .asString()
                .startsWith("csv[1].quantities: must be one of distributor, licenseId, ");
        assertThat(problems(ImportService::importProductKeys, "licenseId,productGroup,permitted,unlistedUses\n"))
                .containsExactly("csv: must have at least 1 entries");
        String many = "licenseId,productGroup,permitted,unlistedUses\n"
                + IntStream.rangeClosed(0, CsvTable.MAX_LINES)
                        .mapToObj(i -> "1,2,3,4\n")
                        .collect(Collectors.joining());
        assertThat(problems(ImportService::importProductKeys, many))
                .containsExactly("csv: must have at most 5,000 entries");
    }

    @Test
    @Tag("VA-401")
    @Tag("VA-406")
    void keysKeepTheirCountsAndMachinesTheirActivations() {
        licenses(LICENSE_COLUMNS + open("L1-" + unique, "SVR-STD-2008", 3), false);
        License license = new License("L1-" + unique, "org-" + unique, SCENARIO.registered(admin));
        ProductKey mak = LICENSES.key(license, "B", KeyType.MAK);
        ProductKey former = new ProductKeyCodec(new byte[32]).encode(KeyType.MAK, 2, 7);
        String keyColumns = "licenseId,productGroup,permitted,unlistedUses\n";
        String keys = keyColumns + "l1-%s,B,6,2\n".formatted(unique);
        String machines = "licenseId,productGroup,installationId,activatedOn\n"
                + machineLine(machine("one"), SERVER_STANDARD, former)
                + machineLine(changed("one", HardwareComponent.SYSTEM_DISK), SERVER_STANDARD, former)
                + machineLine(machine("two"), SERVER_STANDARD, former);

        assertThat(call(ImportService::importProductKeys, keys, false)).isEqualTo(new ImportReport(1, 1, 0, true));
        assertThat(call(ImportService::importMachines, machines, true)).isEqualTo(new ImportReport(3, 2, 1, false));
        assertThat(call(ImportService::importMachines, machines, false)).isEqualTo(new ImportReport(3, 2, 1, true));
        assertThat(call(ImportService::importProductKeys, keys, false)).isEqualTo(new ImportReport(1, 0, 1, true));
        assertThat(call(ImportService::importMachines, machines, false)).isEqualTo(new ImportReport(3, 0, 3, true));

        assertThat(LICENSES.keys(license))
                .filteredOn(key -> key.type() == KeyType.MAK)
                .singleElement()
                .satisfies(key -> {
                    assertThat(key.permitted()).isEqualTo(6);
                    assertThat(key.used()).isEqualTo(4);
                });
        assertThat(activate(mak, machine("two")).counted()).isFalse();
        assertThat(activate(mak, machine("three")).remainingActivations()).isEqualTo(1);
        assertThat(problems(ImportService::importProductKeys, keyColumns + "L1-%s,B,9,3\n".formatted(unique)))
                .containsExactly("csv[2].permitted: must stay 6", "csv[2].unlistedUses: must stay 2");
    }

    @Test
    @Tag("VA-409")
    void theSameFileAgainBringsNoReturnedMachineBack() {
        licenses(LICENSE_COLUMNS + open("L1-" + unique, "SVR-STD-2008", 3), false);
        License license = new License("L1-" + unique, "org-" + unique, SCENARIO.registered(admin));
        ProductKey former = new ProductKeyCodec(new byte[32]).encode(KeyType.MAK, 2, 7);
        String machines = "licenseId,productGroup,installationId,activatedOn\n"
                + machineLine(machine("one"), SERVER_STANDARD, former);
        assertThat(call(ImportService::importMachines, machines, false)).isEqualTo(new ImportReport(1, 1, 0, true));
        UUID mak = LICENSES.view(license, "B", KeyType.MAK).id();
        String installationId =
                InstallationId.of(machine("one"), SERVER_STANDARD, former).formatted();
        SCENARIO.call(
                ActivationReturnService.class,
                s -> s.giveBackForSupport(
                        SCENARIO.support(), mak, new ReturnActivationForSupport(installationId, "retired", null)));

        assertThat(call(ImportService::importMachines, machines, false)).isEqualTo(new ImportReport(1, 0, 1, true));

        assertThat(LICENSES.view(license, "B", KeyType.MAK).used()).isZero();
    }

    @Test
    @Tag("VA-103")
    @Tag("VA-406")
    void neverMoreMachinesThanAKeyPermits() {
        licenses(LICENSE_COLUMNS + open("L1-" + unique, "SVR-STD-2008", 1), false);
        ProductKey former = new ProductKeyCodec(new byte[32]).encode(KeyType.MAK, 2, 7);
        String columns = "licenseId,productGroup,installationId,activatedOn\n";

        assertThat(problems(
                        ImportService::importMachines,
                        columns
                                + machineLine(machine("one"), SERVER_STANDARD, former)
                                + machineLine(machine("two"), SERVER_STANDARD, former)
                                + machineLine(machine("one"), VISTA_BUSINESS, former)
                                        .replace(",B,", ",A,")
                                + "L1-%s,B,123456,2999-01-01\n".formatted(unique)))
                .containsExactly(
                        "csv[3].productGroup: has no activation left; 1 are permitted",
                        "csv[4].productGroup: is not allowed here",
                        "csv[5].installationId: is malformed",
                        "csv[5].activatedOn: is not allowed here");
        assertThat(problems(
                        ImportService::importMachines, columns + machineLine(machine("one"), VISTA_BUSINESS, former)))
                .containsExactly("csv[2].installationId: is not allowed here");
        assertThat(problems(
                        ImportService::importProductKeys,
                        "licenseId,productGroup,permitted,unlistedUses\nL1-%s,B,0,0\nL9-%s,Z,1,2\n"
                                .formatted(unique, unique)))
                .containsExactly(
                        "csv[2].permitted: must be from 1 to 1,000,000,000",
                        "csv[3].licenseId: is unknown",
                        "csv[3].productGroup: is unknown");
    }

    @Test
    @Tag("LC-303")
    void onlyOperatorsImport() {
        Caller distributor = SCENARIO.distributor();
        assertThatThrownBy(() -> SCENARIO.call(
                        ImportService.class, s -> s.importLicenses(distributor, new ImportFile("", null))))
                .isInstanceOf(NotPermittedException.class);
    }

    private String open(String licenseId, String product, int quantity) {
        return "demo-distributor,%s,OPEN,org-%s,\"Umbrella, Inc.\",\"1-2-3, Chiyoda\",Tokyo,JP,免許 花子,%s,,A%s,2025-06-30,,%s,%d,,,\n"
                .formatted(licenseId, unique, admin, unique, product, quantity);
    }

    private String machineLine(HardwareProfile hardware, int edition, ProductKey key) {
        return "L1-%s,B,%s,2025-12-31\n"
                .formatted(unique, InstallationId.of(hardware, edition, key).formatted());
    }

    private InstallationActivated activate(ProductKey mak, HardwareProfile hardware) {
        InstallationId installationId = InstallationId.of(hardware, SERVER_STANDARD, mak);
        Caller device = Caller.device(LicensingScenario.origin());
        return SCENARIO.call(
                ActivationService.class,
                s -> s.activate(device, new ActivateInstallation(mak.formatted(), installationId.digits())));
    }

    private ImportReport licenses(String csv, boolean dryRun) {
        return call(ImportService::importLicenses, csv, dryRun);
    }

    private ImportReport call(Import operation, String csv, boolean dryRun) {
        return SCENARIO.call(ImportService.class, s -> operation.run(s, operator, new ImportFile(csv, dryRun)));
    }

    /** What is wrong with a file, in a run that would record it. */
    private List<String> problems(Import operation, String csv) {
        return catchThrowableOfType(InvalidInputException.class, () -> call(operation, csv, false)).errors().stream()
                .map(error -> error.field() + ": " + error.text(Language.EN))
                .toList();
    }

    /** One of the service's methods. */
    private interface Import {
        ImportReport run(ImportService service, Caller caller, ImportFile file);
    }
}
