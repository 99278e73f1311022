package org.menkyo.inventory.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.menkyo.inventory.InventoryMachine;
import org.menkyo.inventory.MachineFilter;
import org.menkyo.inventory.MachineInventoryService;
import org.menkyo.inventory.MachineInventoryView;
import org.menkyo.inventory.UploadMachineInventory;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.protocol.activation.LicenseState;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.LargeBody;
import org.menkyo.shared.rest.ListParameters;
import org.menkyo.shared.rest.OperationId;
import org.menkyo.shared.rest.ReadAs;

/** What management tools know of the machines that use a license ID (VA-503). */
@Path("/licenses/{licenseId}/machine-inventories")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class MachineInventoryResource {

    @Inject
    private MachineInventoryService inventories;

    @Inject
    private CurrentCall call;

    /**
     * Uploads an inventory of machines with their license states, in place of what the license ID had under that name. At most
     * 20,000 machines have room in one; a larger network has several.
     */
    @PUT
    @OperationId("uploadMachineInventory")
    @Path("/{inventory}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.UPLOAD_MACHINE_INVENTORY)
    public MachineInventoryView upload(
            @PathParam("licenseId") String licenseId,
            @PathParam("inventory") String inventory,
            @LargeBody UploadMachineInventory command) {
        return inventories.upload(call.caller(), licenseId, inventory, command);
    }

    /** Lists the inventories of a license ID by name, each with the number of its machines in each license state. */
    @GET
    @OperationId("listMachineInventories")
    @Performs(Operation.LIST_MACHINE_INVENTORIES)
    public Page<MachineInventoryView> list(@PathParam("licenseId") String licenseId, @BeanParam ListParameters list) {
        return inventories.list(call.caller(), licenseId, list.toPageRequest());
    }

    /**
     * Lists the machines of an inventory in the order in which the tool named them.
     *
     * @param machineName only those of this name
     * @param licenseState only those in this license state
     */
    @GET
    @OperationId("listInventoryMachines")
    @Path("/{inventory}/machines")
    @Performs(Operation.LIST_INVENTORY_MACHINES)
    public Page<InventoryMachine> listMachines(
            @PathParam("licenseId") String licenseId,
            @PathParam("inventory") String inventory,
            @QueryParam("machineName") String machineName,
            @ReadAs(LicenseState.class) @QueryParam("licenseState") String licenseState,
            @BeanParam ListParameters list) {
        return inventories.listMachines(
                call.caller(),
                licenseId,
                inventory,
                MachineFilter.parse(machineName, licenseState),
                list.toPageRequest());
    }

    /** Forgets an inventory with its machines; once more changes nothing. */
    @DELETE
    @OperationId("deleteMachineInventory")
    @Path("/{inventory}")
    @Performs(Operation.DELETE_MACHINE_INVENTORY)
    public void delete(@PathParam("licenseId") String licenseId, @PathParam("inventory") String inventory) {
        inventories.delete(call.caller(), licenseId, inventory);
    }
}
