package org.menkyo.inventory.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import org.menkyo.inventory.MachineFilter;
import org.menkyo.inventory.MachineInventoryService;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.protocol.activation.LicenseState;
import org.menkyo.shared.portal.Choices;
import org.menkyo.shared.portal.Fields;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.PageParameters;
import org.menkyo.shared.portal.Redirect;
import org.menkyo.shared.portal.Visit;

/** What management tools told of the machines that use a license ID (VA-503). The tools upload it over REST. */
@Path("/licenses/{licenseId}/machine-inventories")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class MachineInventoriesPage {

    @Inject
    private MachineInventoryService inventories;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.LIST_MACHINE_INVENTORIES)
    public HtmlPage list(@PathParam("licenseId") String licenseId, @BeanParam PageParameters list) {
        return HtmlPage.of("machine-inventories")
                .with("licenseId", licenseId)
                .with("inventories", inventories.list(visit.caller(), licenseId, list.toPageRequest()));
    }

    @GET
    @Path("/{inventory}/machines")
    @Performs(Operation.LIST_INVENTORY_MACHINES)
    public HtmlPage listMachines(
            @PathParam("licenseId") String licenseId,
            @PathParam("inventory") String inventory,
            @QueryParam("machineName") String machineName,
            @QueryParam("licenseState") String licenseState,
            @BeanParam PageParameters list) {
        MachineFilter filter =
                new MachineFilter(Fields.given(machineName), Choices.of(LicenseState.class, licenseState));
        return HtmlPage.of("inventory-machines")
                .with("licenseId", licenseId)
                .with("inventory", inventory)
                .with("states", LicenseState.values())
                .filteredBy(new Fields().with("machineName", machineName).with("licenseState", licenseState))
                .with(
                        "machines",
                        inventories.listMachines(visit.caller(), licenseId, inventory, filter, list.toPageRequest()));
    }

    @POST
    @Path("/{inventory}/delete")
    @Performs(Operation.DELETE_MACHINE_INVENTORY)
    public Response delete(@PathParam("licenseId") String licenseId, @PathParam("inventory") String inventory) {
        inventories.delete(visit.caller(), licenseId, inventory);
        return Redirect.to(
                UriBuilder.fromPath("/licenses/{licenseId}/machine-inventories")
                        .build(licenseId)
                        .toString(),
                "inventoryDeleted");
    }
}
