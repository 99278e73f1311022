package org.menkyo.seat;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.UUID;
import org.menkyo.agreement.Agreement;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.paging.PageRequest;

/** Assigns subscriptions to people within the purchased number, changes and withdraws them (LC-706). */
@Stateless
public class SubscriptionService {

    private final AccessControl access;
    private final SeatAssignments assignments;
    private final SeatLists lists;

    /** For the container's proxy. */
    protected SubscriptionService() {
        this(null, null, null);
    }

    @Inject
    public SubscriptionService(AccessControl access, SeatAssignments assignments, SeatLists lists) {
        this.access = access;
        this.assignments = assignments;
        this.lists = lists;
    }

    /** How many seats of each subscription a license ID has, and how many are assigned, by the products' codes. */
    @Performs(Operation.LIST_SUBSCRIPTIONS)
    public Page<SubscriptionView> list(Caller caller, String licenseId, PageRequest page) {
        Agreement agreement = access.require(caller, Operation.LIST_SUBSCRIPTIONS, licenseId);
        return lists.purchased(agreement, SeatKind.SUBSCRIPTION, page, PurchasedProduct::asSubscription);
    }

    /** Who has seats of a license ID's subscriptions, by address. */
    @Performs(Operation.LIST_SUBSCRIPTION_SEATS)
    public Page<SeatView> listSeats(Caller caller, String licenseId, SeatFilter filter, PageRequest page) {
        Agreement agreement = access.require(caller, Operation.LIST_SUBSCRIPTION_SEATS, licenseId);
        return lists.people(agreement, SeatKind.SUBSCRIPTION, filter, page);
    }

    /**
     * One seat of a license ID.
     *
     * @throws NotFoundException if the license ID has no such seat
     */
    @Performs(Operation.READ_SUBSCRIPTION_SEAT)
    public SeatView readSeat(Caller caller, String licenseId, UUID seatId) {
        Agreement agreement = access.require(caller, Operation.READ_SUBSCRIPTION_SEAT, licenseId);
        return lists.one(agreement, SeatKind.SUBSCRIPTION, seatId);
    }

    /**
     * Assigns a seat to a person, who gets a mail. Whoever has one of the product already keeps it.
     *
     * @throws ConflictException SEATS_EXHAUSTED, AGREEMENT_ENDED
     */
    @Performs(Operation.ASSIGN_SUBSCRIPTION)
    public SeatView assign(Caller caller, String licenseId, AssignSeat command) {
        Agreement agreement = access.requireExclusively(caller, Operation.ASSIGN_SUBSCRIPTION, licenseId);
        return assignments.assign(work(caller, Operation.ASSIGN_SUBSCRIPTION, agreement), command);
    }

    /**
     * Assigns seats of one product to several people, in their order, as far as there are any, and tells what became of each.
     * What is malformed is refused as a whole.
     */
    @Performs(Operation.ASSIGN_SUBSCRIPTIONS)
    public SeatsAssigned assignAll(Caller caller, String licenseId, AssignSeats command) {
        Agreement agreement = access.requireExclusively(caller, Operation.ASSIGN_SUBSCRIPTIONS, licenseId);
        return assignments.assignAll(work(caller, Operation.ASSIGN_SUBSCRIPTIONS, agreement), command);
    }

    /**
     * Gives a seat to another person, makes it one of another subscription of the license ID, or both. Who then has it gets a
     * mail.
     *
     * @throws NotFoundException if the license ID has no such seat
     * @throws ConflictException SEAT_TAKEN if the person has one of that subscription already; SEATS_EXHAUSTED, also for who is
     *     to get one of more seats than are left of ended terms
     */
    @Performs(Operation.CHANGE_SUBSCRIPTION_SEAT)
    public SeatView change(Caller caller, String licenseId, UUID seatId, ChangeSubscriptionSeat command) {
        Agreement agreement = access.requireExclusively(caller, Operation.CHANGE_SUBSCRIPTION_SEAT, licenseId);
        return assignments.change(
                work(caller, Operation.CHANGE_SUBSCRIPTION_SEAT, agreement),
                seatId,
                command.email(),
                command.product());
    }

    /**
     * Withdraws a seat, so that another person can get it; the same again changes nothing. No mail is sent.
     *
     * @throws NotFoundException if the license ID never had such a seat
     */
    @Performs(Operation.WITHDRAW_SUBSCRIPTION)
    public void withdraw(Caller caller, String licenseId, UUID seatId) {
        Agreement agreement = access.requireExclusively(caller, Operation.WITHDRAW_SUBSCRIPTION, licenseId);
        assignments.withdraw(work(caller, Operation.WITHDRAW_SUBSCRIPTION, agreement), seatId);
    }

    /** The caller's own subscriptions on all license IDs, the oldest first; for who has no role, too (LC-302). */
    @Performs(Operation.LIST_OWN_SUBSCRIPTIONS)
    public Page<OwnSeatView> mine(Caller caller, PageRequest page) {
        access.requireWithoutRole(caller, Operation.LIST_OWN_SUBSCRIPTIONS);
        return lists.own(caller, SeatKind.SUBSCRIPTION, page);
    }

    private static SeatAssignments.Work work(Caller caller, Operation operation, Agreement agreement) {
        return new SeatAssignments.Work(caller, operation, SeatKind.SUBSCRIPTION, agreement);
    }
}
