package org.menkyo.seat.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
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
import org.menkyo.seat.ChangeSubscriptionSeat;
import org.menkyo.seat.SeatFilter;
import org.menkyo.seat.SeatView;
import org.menkyo.seat.SeatsAssigned;
import org.menkyo.seat.SubscriptionService;
import org.menkyo.seat.SubscriptionView;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.rest.Conditional;
import org.menkyo.shared.rest.Created;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.Idempotent;
import org.menkyo.shared.rest.ListParameters;
import org.menkyo.shared.rest.OperationId;
import org.menkyo.shared.rest.Preconditions;
import org.menkyo.shared.rest.Versioned;

/** The subscriptions of a license ID, and who has them (LC-706). */
@Path("/licenses")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class SubscriptionResource {

    @Inject
    private SubscriptionService subscriptions;

    @Inject
    private Preconditions preconditions;

    @Inject
    private CurrentCall call;

    /** Lists the subscriptions of a license ID, with how many seats were purchased and are assigned. */
    @GET
    @OperationId("listSubscriptions")
    @Path("/{licenseId}/subscriptions")
    @Performs(Operation.LIST_SUBSCRIPTIONS)
    public Page<SubscriptionView> list(@PathParam("licenseId") String licenseId, @BeanParam ListParameters list) {
        return subscriptions.list(call.caller(), licenseId, list.toPageRequest());
    }

    /**
     * Lists who has seats of a license ID's subscriptions, by address.
     *
     * @param product only of the subscription with this code
     * @param email only of the person with this business e-mail
     */
    @GET
    @OperationId("listSubscriptionSeats")
    @Path("/{licenseId}/subscription-seats")
    @Performs(Operation.LIST_SUBSCRIPTION_SEATS)
    public Page<SeatView> listSeats(
            @PathParam("licenseId") String licenseId,
            @QueryParam("product") String product,
            @QueryParam("email") String email,
            @BeanParam ListParameters list) {
        return subscriptions.listSeats(call.caller(), licenseId, SeatFilter.of(product, email), list.toPageRequest());
    }

    /** Shows one seat of a license ID. */
    @GET
    @OperationId("readSubscriptionSeat")
    @Path("/{licenseId}/subscription-seats/{seatId}")
    @Performs(Operation.READ_SUBSCRIPTION_SEAT)
    public Versioned<SeatView> readSeat(@PathParam("licenseId") String licenseId, @PathParam("seatId") UUID seatId) {
        return versioned(subscriptions.readSeat(call.caller(), licenseId, seatId));
    }

    /** Assigns a seat to a person, who gets a mail. Whoever has one of the product already keeps it. */
    @POST
    @OperationId("assignSubscription")
    @Path("/{licenseId}/subscription-seats")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.ASSIGN_SUBSCRIPTION)
    @Idempotent
    public Created<SeatView> assign(@PathParam("licenseId") String licenseId, AssignSeat command) {
        SeatView seat = subscriptions.assign(call.caller(), licenseId, command);
        return Created.at(seat, "licenses", licenseId, "subscription-seats", seat.id());
    }

    /**
     * Assigns seats of one product to several people and tells what became of each, in their order. Who gets none, since all
     * are assigned, does not stop the others; a body that is malformed is refused as a whole.
     */
    @POST
    @OperationId("assignSubscriptions")
    @Path("/{licenseId}/subscription-seat-batches")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.ASSIGN_SUBSCRIPTIONS)
    @Idempotent
    public SeatsAssigned assignAll(@PathParam("licenseId") String licenseId, AssignSeats command) {
        return subscriptions.assignAll(call.caller(), licenseId, command);
    }

    /** Gives a seat to another person, makes it one of another subscription, or both. Who then has it gets a mail. */
    @PATCH
    @OperationId("changeSubscriptionSeat")
    @Path("/{licenseId}/subscription-seats/{seatId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.CHANGE_SUBSCRIPTION_SEAT)
    @Conditional
    public Versioned<SeatView> change(
            @PathParam("licenseId") String licenseId,
            @PathParam("seatId") UUID seatId,
            ChangeSubscriptionSeat command) {
        checkUnchanged(licenseId, seatId);
        return versioned(subscriptions.change(call.caller(), licenseId, seatId, command));
    }

    /** Withdraws a seat, so that another person can get it. The same again changes nothing. No mail is sent. */
    @DELETE
    @OperationId("withdrawSubscription")
    @Path("/{licenseId}/subscription-seats/{seatId}")
    @Performs(Operation.WITHDRAW_SUBSCRIPTION)
    @Conditional
    public void withdraw(@PathParam("licenseId") String licenseId, @PathParam("seatId") UUID seatId) {
        checkUnchanged(licenseId, seatId);
        subscriptions.withdraw(call.caller(), licenseId, seatId);
    }

    private void checkUnchanged(String licenseId, UUID seatId) {
        preconditions.check(() -> subscriptions.readSeat(call.caller(), licenseId, seatId));
    }

    private static Versioned<SeatView> versioned(SeatView seat) {
        return new Versioned<>(seat, seat);
    }
}
