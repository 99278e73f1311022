package org.menkyo.seat.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.seat.AssignSeat;
import org.menkyo.seat.AssignSeats;
import org.menkyo.seat.ChangeOnlineServiceSeat;
import org.menkyo.seat.OnlineServiceService;
import org.menkyo.seat.OnlineServiceView;
import org.menkyo.seat.SeatFilter;
import org.menkyo.seat.SeatView;
import org.menkyo.seat.SeatsAssigned;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.rest.Conditional;
import org.menkyo.shared.rest.Created;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.Idempotent;
import org.menkyo.shared.rest.ListParameters;
import org.menkyo.shared.rest.OperationId;
import org.menkyo.shared.rest.Preconditions;
import org.menkyo.shared.rest.Versioned;

/** The online services of a license ID, and who has them (LC-707). */
@Path("/licenses")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class OnlineServiceResource {

    @Inject
    private OnlineServiceService services;

    @Inject
    private Preconditions preconditions;

    @Inject
    private CurrentCall call;

    /** Lists the online services of a license ID, with how many seats were purchased and are assigned. */
    @GET
    @OperationId("listOnlineServices")
    @Path("/{licenseId}/online-services")
    @Performs(Operation.LIST_ONLINE_SERVICES)
    public Page<OnlineServiceView> list(@PathParam("licenseId") String licenseId, @BeanParam ListParameters list) {
        return services.list(call.caller(), licenseId, list.toPageRequest());
    }

    /** Activates an online service for the organization, which its seats need. The same again changes nothing. */
    @PUT
    @OperationId("activateOnlineService")
    @Path("/{licenseId}/online-services/{product}/activation")
    @Performs(Operation.ACTIVATE_ONLINE_SERVICE)
    public OnlineServiceView activate(@PathParam("licenseId") String licenseId, @PathParam("product") String product) {
        return services.activate(call.caller(), licenseId, product);
    }

    /**
     * Lists who has seats of a license ID's online services, by address.
     *
     * @param product only of the online service with this code
     * @param email only of the person with this business e-mail
     */
    @GET
    @OperationId("listOnlineServiceSeats")
    @Path("/{licenseId}/online-service-seats")
    @Performs(Operation.LIST_ONLINE_SERVICE_SEATS)
    public Page<SeatView> listSeats(
            @PathParam("licenseId") String licenseId,
            @QueryParam("product") String product,
            @QueryParam("email") String email,
            @BeanParam ListParameters list) {
        return services.listSeats(call.caller(), licenseId, SeatFilter.of(product, email), list.toPageRequest());
    }

    /** Shows one seat of a license ID. */
    @GET
    @OperationId("readOnlineServiceSeat")
    @Path("/{licenseId}/online-service-seats/{seatId}")
    @Performs(Operation.READ_ONLINE_SERVICE_SEAT)
    public Versioned<SeatView> readSeat(@PathParam("licenseId") String licenseId, @PathParam("seatId") UUID seatId) {
        return versioned(services.readSeat(call.caller(), licenseId, seatId));
    }

    /** Assigns a seat to a person, who gets a mail. Whoever has one of the product already keeps it. */
    @POST
    @OperationId("assignOnlineService")
    @Path("/{licenseId}/online-service-seats")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.ASSIGN_ONLINE_SERVICE)
    @Idempotent
    public Created<SeatView> assign(@PathParam("licenseId") String licenseId, AssignSeat command) {
        SeatView seat = services.assign(call.caller(), licenseId, command);
        return Created.at(seat, "licenses", licenseId, "online-service-seats", seat.id());
    }

    /**
     * Assigns seats of one product to several people and tells what became of each, in their order. Who gets none, since all
     * are assigned, does not stop the others; a body that is malformed is refused as a whole.
     */
    @POST
    @OperationId("assignOnlineServices")
    @Path("/{licenseId}/online-service-seat-batches")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.ASSIGN_ONLINE_SERVICES)
    @Idempotent
    public SeatsAssigned assignAll(@PathParam("licenseId") String licenseId, AssignSeats command) {
        return services.assignAll(call.caller(), licenseId, command);
    }

    /** Gives a seat to another person, who gets a mail. */
    @PATCH
    @OperationId("changeOnlineServiceSeat")
    @Path("/{licenseId}/online-service-seats/{seatId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.CHANGE_ONLINE_SERVICE_SEAT)
    @Conditional
    public Versioned<SeatView> change(
            @PathParam("licenseId") String licenseId,
            @PathParam("seatId") UUID seatId,
            ChangeOnlineServiceSeat command) {
        checkUnchanged(licenseId, seatId);
        return versioned(services.change(call.caller(), licenseId, seatId, command));
    }

    /** Withdraws a seat, so that another person can get it. The same again changes nothing. No mail is sent. */
    @DELETE
    @OperationId("withdrawOnlineService")
    @Path("/{licenseId}/online-service-seats/{seatId}")
    @Performs(Operation.WITHDRAW_ONLINE_SERVICE)
    @Conditional
    public void withdraw(@PathParam("licenseId") String licenseId, @PathParam("seatId") UUID seatId) {
        checkUnchanged(licenseId, seatId);
        services.withdraw(call.caller(), licenseId, seatId);
    }

    private void checkUnchanged(String licenseId, UUID seatId) {
        preconditions.check(() -> services.readSeat(call.caller(), licenseId, seatId));
    }

    private static Versioned<SeatView> versioned(SeatView seat) {
        return new Versioned<>(seat, seat);
    }
}
