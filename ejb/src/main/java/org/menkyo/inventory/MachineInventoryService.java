package org.menkyo.inventory;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.menkyo.agreement.Agreement;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.protocol.text.TypedText;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.database.NameLock;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.input.InputCheck;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.paging.PageRequest;

/**
 * Takes what management tools know of the machines that use a license ID, and shows it to those who may see its product keys
 * (VA-503). An inventory is what its tool last told, and is replaced as a whole; it leaves with the holder when the license goes to
 * another organization.
 */
@Stateless
public class MachineInventoryService {

    /** The most inventories of one license ID. */
    public static final int MAX_INVENTORIES = 100;

    /** How far the clock of a tool may be ahead of the center's. */
    private static final Duration CLOCK_AHEAD = Duration.ofDays(1);

    private static final int MAX_NAME = 100;
    private static final int MAX_MACHINE_NAME = 255;
    private static final int MAX_EDITION = 200;

    private final AccessControl access;
    private final MachineInventoryRepository inventories;
    private final NameLock locks;
    private final AuditTrail audit;
    private final Clock clock;

    /** For the container's proxy. */
    protected MachineInventoryService() {
        this(null, null, null, null, null);
    }

    @Inject
    public MachineInventoryService(
            AccessControl access,
            MachineInventoryRepository inventories,
            NameLock locks,
            AuditTrail audit,
            Clock clock) {
        this.access = access;
        this.inventories = inventories;
        this.locks = locks;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Keeps an inventory in place of the one of that name, if there is one.
     *
     * @throws InvalidInputException naming each member that is wrong
     * @throws NotFoundException if there is no such license ID, or none on which the caller has a role
     * @throws ConflictException MACHINE_INVENTORIES_EXHAUSTED if the license ID has as many others as it can have
     */
    @Performs(Operation.UPLOAD_MACHINE_INVENTORY)
    public MachineInventoryView upload(
            Caller caller, String licenseId, String inventory, UploadMachineInventory command) {
        Agreement agreement = access.require(caller, Operation.UPLOAD_MACHINE_INVENTORY, licenseId);
        String name = TypedText.label(inventory);
        check(name, command);
        locks.hold(NameLock.Kind.MACHINE_INVENTORIES, agreement.id());
        boolean replaced = inventories.remove(agreement, name);
        if (!replaced && inventories.count(agreement) >= MAX_INVENTORIES) {
            throw new ConflictException(ErrorCode.MACHINE_INVENTORIES_EXHAUSTED, MAX_INVENTORIES);
        }
        inventories.add(agreement, name, command, clock.instant());
        audit.append(
                caller,
                AuditEvent.done(Operation.UPLOAD_MACHINE_INVENTORY, "machine_inventory", name, agreement.licenseId())
                        .with("takenAt", command.takenAt())
                        .with("machines", command.machines().size())
                        .with("replaced", replaced));
        return inventories.find(agreement, name).orElseThrow().view();
    }

    /** The inventories of a license ID in the order of their names. */
    @Performs(Operation.LIST_MACHINE_INVENTORIES)
    public Page<MachineInventoryView> list(Caller caller, String licenseId, PageRequest page) {
        Agreement agreement = access.require(caller, Operation.LIST_MACHINE_INVENTORIES, licenseId);
        List<MachineInventoryView> found = inventories.list(agreement, page.after(), page.size() + 1).stream()
                .map(MachineInventoryRepository.Kept::view)
                .toList();
        return Page.of(found, page, MachineInventoryView::name);
    }

    /**
     * The machines of an inventory in the order in which the tool named them.
     *
     * @throws NotFoundException if the license ID has no such inventory
     */
    @Performs(Operation.LIST_INVENTORY_MACHINES)
    public Page<InventoryMachine> listMachines(
            Caller caller, String licenseId, String inventory, MachineFilter filter, PageRequest page) {
        Agreement agreement = access.require(caller, Operation.LIST_INVENTORY_MACHINES, licenseId);
        long id = find(agreement, TypedText.label(inventory)).id();
        List<MachineInventoryRepository.Placed> found =
                inventories.machines(id, filter, page.afterNumber(), page.size() + 1);
        return Page.of(found, page, MachineInventoryRepository.Placed::place)
                .map(MachineInventoryRepository.Placed::machine);
    }

    /**
     * Forgets an inventory with its machines. Once more changes nothing.
     */
    @Performs(Operation.DELETE_MACHINE_INVENTORY)
    public void delete(Caller caller, String licenseId, String inventory) {
        Agreement agreement = access.require(caller, Operation.DELETE_MACHINE_INVENTORY, licenseId);
        String name = TypedText.label(inventory);
        if (inventories.remove(agreement, name)) {
            audit.append(
                    caller,
                    AuditEvent.done(
                            Operation.DELETE_MACHINE_INVENTORY, "machine_inventory", name, agreement.licenseId()));
        }
    }

    private MachineInventoryRepository.Kept find(Agreement agreement, String name) {
        return inventories.find(agreement, name).orElseThrow(NotFoundException::new);
    }

    private void check(String name, UploadMachineInventory command) {
        InputCheck check = new InputCheck()
                .text("inventory", name, MAX_NAME)
                .required("takenAt", command.takenAt())
                .required("machines", command.machines())
                .size("machines", command.machines(), 0, UploadMachineInventory.MAX_MACHINES);
        if (command.takenAt() != null
                && command.takenAt().isAfter(clock.instant().plus(CLOCK_AHEAD))) {
            check.reject("takenAt", FieldProblem.NOT_ALLOWED);
        }
        check.done();
        for (int i = 0; i < command.machines().size(); i++) {
            check(check, "machines[" + i + "].", command.machines().get(i));
        }
        check.done();
    }

    private static void check(InputCheck check, String machine, InventoryMachine told) {
        check.text(machine + "machineName", told.machineName(), MAX_MACHINE_NAME)
                .optionalText(machine + "edition", told.edition(), MAX_EDITION);
        if (told.remainingMinutes() != null) {
            check.range(machine + "remainingMinutes", told.remainingMinutes(), 0, Integer.MAX_VALUE);
        }
    }
}
