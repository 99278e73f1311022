package org.menkyo.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.menkyo.testing.SampleLicenses.line;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.agreement.AgreementContact;
import org.menkyo.agreement.ContactKind;
import org.menkyo.agreementchange.LicenseTransferService;
import org.menkyo.agreementchange.TransferLicense;
import org.menkyo.organization.Address;
import org.menkyo.organization.OrganizationDetails;
import org.menkyo.permission.Role;
import org.menkyo.protocol.activation.LicenseState;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.FieldError;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.error.NotPermittedException;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.testing.LicensingScenario;
import org.menkyo.testing.SampleLicenses;
import org.menkyo.testing.SampleLicenses.License;
import org.menkyo.usermanagement.GrantPermissions;
import org.menkyo.usermanagement.PermissionService;

class MachineInventoryServiceTest {

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private static final SampleLicenses LICENSES = new SampleLicenses(SCENARIO);

    private License license;

    @BeforeEach
    void aLicense() {
        license = LICENSES.order(line("VISTA-ENT-UPG", 100));
    }

    @Test
    @Tag("VA-503")
    void theCenterKeepsAnInventoryByLicenseState() {
        UUID cmid = UUID.randomUUID();
        InventoryMachine licensed = new InventoryMachine(
                "ＰＣ-1 ", cmid, "VISTA_ENTERPRISE", ActivationWay.KMS, LicenseState.LICENSED, 248310, false, now());

        MachineInventoryView view = upload(
                "Tokyo",
                licensed,
                machine("pc-2", LicenseState.LICENSED),
                machine("pc-3", LicenseState.INITIAL_GRACE),
                machine("pc-4", LicenseState.OUT_OF_TOLERANCE_GRACE),
                machine("pc-5", LicenseState.NOTIFICATION),
                machine("pc-6", null));

        assertThat(view)
                .isEqualTo(new MachineInventoryView(license.licenseId(), "Tokyo", now(), now(), 6, 1, 2, 1, 1, 1));
        assertThat(list()).containsExactly(view);
        assertThat(machines("Tokyo", MachineFilter.none())).hasSize(6).first().isEqualTo(licensed);
        assertThat(licensed.machineName()).isEqualTo("PC-1");
        assertThat(machines("Tokyo", MachineFilter.parse(null, "LICENSED")))
                .extracting(InventoryMachine::machineName)
                .containsExactly("PC-1", "pc-2");
        assertThat(machines("Tokyo", MachineFilter.parse("pc-6", null))).hasSize(1);
        assertThat(audited("UPLOAD_MACHINE_INVENTORY")).isEqualTo(1);
    }

    @Test
    @Tag("VA-503")
    void anInventoryTakesThePlaceOfTheOneOfItsNameAndCanBeForgotten() {
        upload("Tokyo", machine("pc-1", LicenseState.LICENSED), machine("pc-2", LicenseState.LICENSED));
        upload("Osaka", machine("pc-3", LicenseState.LICENSED));

        upload(" Ｔokyo", machine("pc-2", LicenseState.NOTIFICATION));

        assertThat(list())
                .extracting(MachineInventoryView::name, MachineInventoryView::machines)
                .containsExactly(tuple("Osaka", 1L), tuple("Tokyo", 1L));
        delete("Tokyo");
        delete("Tokyo");
        assertThat(list()).extracting(MachineInventoryView::name).containsExactly("Osaka");
        assertThat(audited("DELETE_MACHINE_INVENTORY")).isEqualTo(1);
        assertThatThrownBy(() -> machines("Tokyo", MachineFilter.none())).isInstanceOf(NotFoundException.class);
    }

    @Test
    @Tag("LC-1102")
    void pagesShowEachMachineOnce() {
        upload("Tokyo", machine("a", null), machine("b", null), machine("c", null));
        Page<InventoryMachine> first = SCENARIO.call(
                MachineInventoryService.class,
                s -> s.listMachines(
                        license.administrator(),
                        license.licenseId(),
                        "Tokyo",
                        MachineFilter.none(),
                        PageRequest.of(null, 2)));
        Page<InventoryMachine> second = SCENARIO.call(
                MachineInventoryService.class,
                s -> s.listMachines(
                        license.administrator(),
                        license.licenseId(),
                        "Tokyo",
                        MachineFilter.none(),
                        PageRequest.of(first.next(), 2)));

        assertThat(first.items()).extracting(InventoryMachine::machineName).containsExactly("a", "b");
        assertThat(second.items()).extracting(InventoryMachine::machineName).containsExactly("c");
        assertThat(second.next()).isNull();
    }

    @Test
    @Tag("VA-503")
    @Tag("LC-208")
    @Tag("LC-302")
    void onlyWhoMaySeeTheProductKeysMayUploadAndSeeInventories() {
        upload("Tokyo", machine("pc-1", LicenseState.LICENSED));
        Caller keys = with(Role.PRODUCT_KEY_ADMINISTRATOR);
        Caller downloads = with(Role.DOWNLOAD_ADMINISTRATOR);
        Caller stranger = LICENSES.order(line("VISTA-ENT-UPG", 5)).administrator();

        assertThat(listAs(keys)).hasSize(1);
        assertThatThrownBy(() -> listAs(downloads)).isInstanceOf(NotPermittedException.class);
        assertThatThrownBy(() -> listAs(stranger)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> uploadAs(stranger, "Tokyo")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> uploadAs(downloads, "Tokyo")).isInstanceOf(NotPermittedException.class);
        assertThat(list()).extracting(MachineInventoryView::machines).containsExactly(1L);
    }

    @Test
    @Tag("VA-503")
    @Tag("LC-110")
    void inventoriesLeaveWithTheHolder() {
        upload("Tokyo", machine("pc-1", LicenseState.LICENSED));
        String next = "next@" + UUID.randomUUID() + ".example";
        TransferLicense form = new TransferLicense(
                "F-" + UUID.randomUUID(),
                new OrganizationDetails(
                        "org-" + UUID.randomUUID(),
                        "Next holder",
                        new Address("1-2-3 Chiyoda", "Tokyo", null, "100-0001", "JP")),
                List.of(new AgreementContact(ContactKind.END_CUSTOMER, "Next", next)),
                null);

        SCENARIO.call(LicenseTransferService.class, s -> s.transfer(SCENARIO.distributor(), license.licenseId(), form));

        assertThat(listAs(SCENARIO.registered(next))).isEmpty();
        assertThat(count("SELECT count(*) FROM inventory_machine m JOIN machine_inventory i ON i.id = m.inventory_id"
                        + " JOIN agreement a ON a.id = i.agreement_id WHERE a.license_id = '" + license.licenseId()
                        + "'"))
                .isZero();
    }

    @Test
    @Tag("VA-503")
    void whatIsWrongIsNamedAndNothingIsKept() {
        InventoryMachine nameless = machine(" ", null);
        InventoryMachine negative = new InventoryMachine("pc", null, null, null, null, -1, null, null);

        assertThat(problems(
                        "Tokyo", new UploadMachineInventory(now(), List.of(machine("ok", null), nameless, negative))))
                .containsExactly("machines[1].machineName", "machines[2].remainingMinutes");
        assertThat(problems("\u200B", new UploadMachineInventory(null, null)))
                .containsExactly("inventory", "takenAt", "machines");
        assertThat(problems("Tokyo", new UploadMachineInventory(now().plus(Duration.ofDays(2)), List.of())))
                .containsExactly("takenAt");
        assertThat(problems(
                        "Tokyo",
                        new UploadMachineInventory(
                                now(),
                                Collections.nCopies(UploadMachineInventory.MAX_MACHINES + 1, machine("pc", null)))))
                .containsExactly("machines");
        assertThat(list()).isEmpty();
    }

    @Test
    @Tag("VA-503")
    void aLicenseIdHasAHundredInventoriesOfTwentyThousandMachinesAtMost() {
        for (int i = 0; i < MachineInventoryService.MAX_INVENTORIES - 1; i++) {
            upload("site " + i);
        }
        InventoryMachine[] most = Collections.nCopies(
                        UploadMachineInventory.MAX_MACHINES, machine("pc", LicenseState.LICENSED))
                .toArray(InventoryMachine[]::new);
        assertThat(upload("full", most).licensed()).isEqualTo(UploadMachineInventory.MAX_MACHINES);

        assertThat(catchThrowableOfType(ConflictException.class, () -> upload("one more"))
                        .code())
                .isEqualTo(ErrorCode.MACHINE_INVENTORIES_EXHAUSTED);
        upload("full", machine("pc", null));
    }

    private static Instant now() {
        return SCENARIO.clock().instant();
    }

    private static InventoryMachine machine(String name, LicenseState state) {
        return new InventoryMachine(name, null, null, null, state, null, null, null);
    }

    private MachineInventoryView upload(String name, InventoryMachine... machines) {
        return uploadAs(license.administrator(), name, machines);
    }

    private MachineInventoryView uploadAs(Caller caller, String name, InventoryMachine... machines) {
        return SCENARIO.call(
                MachineInventoryService.class,
                s -> s.upload(caller, license.licenseId(), name, new UploadMachineInventory(now(), List.of(machines))));
    }

    private List<String> problems(String name, UploadMachineInventory inventory) {
        return catchThrowableOfType(
                        InvalidInputException.class,
                        () -> SCENARIO.call(
                                MachineInventoryService.class,
                                s -> s.upload(license.administrator(), license.licenseId(), name, inventory)))
                .errors()
                .stream()
                .map(FieldError::field)
                .toList();
    }

    private List<MachineInventoryView> list() {
        return listAs(license.administrator());
    }

    private List<MachineInventoryView> listAs(Caller caller) {
        return SCENARIO.call(
                        MachineInventoryService.class,
                        s -> s.list(caller, license.licenseId(), PageRequest.of(null, 200)))
                .items();
    }

    private List<InventoryMachine> machines(String name, MachineFilter filter) {
        return SCENARIO.call(
                        MachineInventoryService.class,
                        s -> s.listMachines(
                                license.administrator(), license.licenseId(), name, filter, PageRequest.first()))
                .items();
    }

    private void delete(String name) {
        SCENARIO.call(MachineInventoryService.class, s -> {
            s.delete(license.administrator(), license.licenseId(), name);
            return null;
        });
    }

    private Caller with(Role role) {
        String email = role.name().toLowerCase(Locale.ROOT) + "@" + UUID.randomUUID() + ".example";
        SCENARIO.call(
                PermissionService.class,
                s -> s.grant(license.administrator(), license.licenseId(), new GrantPermissions(email, List.of(role))));
        return SCENARIO.registered(email);
    }

    private long audited(String action) {
        return count("SELECT count(*) FROM audit_record WHERE action = '" + action + "' AND license_id = '"
                + license.licenseId() + "'");
    }

    private static long count(String sql) {
        return SCENARIO.look(
                entities -> (Long) entities.createNativeQuery(sql, Long.class).getSingleResult());
    }
}
