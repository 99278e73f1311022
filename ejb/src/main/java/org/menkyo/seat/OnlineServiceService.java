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

/** Activates online services for the organization, and assigns their seats to people within the purchased number (LC-707). */
@Stateless
public class OnlineServiceService {

    private final AccessControl access;
    private final SeatAssignments assignments;
    private final SeatLists lists;

    /** For the container's proxy. */
    protected OnlineServiceService() {
        this(null, null, null);
    }

    @Inject
    public OnlineServiceService(AccessControl access, SeatAssignments assignments, SeatLists lists) {
        this.access = access;
        this.assignments = assignments;
        this.lists = lists;
    }

    /** How many seats of each online service a license ID has, and how many are assigned, by the products' codes. */
    @Performs(Operation.LIST_ONLINE_SERVICES)
    public Page<OnlineServiceView> list(Caller caller, String licenseId, PageRequest page) {
        Agreement agreement = access.require(caller, Operation.LIST_ONLINE_SERVICES, licenseId);
        return lists.purchased(agreement, SeatKind.ONLINE_SERVICE, page, PurchasedProduct::asOnlineService);
    }

    /** Who has seats of a license ID's online services, by address. */
    @Performs(Operation.LIST_ONLINE_SERVICE_SEATS)
    public Page<SeatView> listSeats(Caller caller, String licenseId, SeatFilter filter, PageRequest page) {
        Agreement agreement = access.require(caller, Operation.LIST_ONLINE_SERVICE_SEATS, licenseId);
        return lists.people(agreement, SeatKind.ONLINE_SERVICE, filter, page);
    }

    /**
     * One seat of a license ID.
     *
     * @throws NotFoundException if the license ID has no such seat
     */
    @Performs(Operation.READ_ONLINE_SERVICE_SEAT)
    public SeatView readSeat(Caller caller, String licenseId, UUID seatId) {
        Agreement agreement = access.require(caller, Operation.READ_ONLINE_SERVICE_SEAT, licenseId);
        return lists.one(agreement, SeatKind.ONLINE_SERVICE, seatId);
    }

    /**
     * Activates an online service for the organization, which its seats need; the same again changes nothing.
     *
     * @throws NotFoundException if the license ID has none of it
     */
    @Performs(Operation.ACTIVATE_ONLINE_SERVICE)
    public OnlineServiceView activate(Caller caller, String licenseId, String product) {
        Agreement agreement = access.requireExclusively(caller, Operation.ACTIVATE_ONLINE_SERVICE, licenseId);
        return assignments.activate(work(caller, Operation.ACTIVATE_ONLINE_SERVICE, agreement), product);
    }

    /**
     * Assigns a seat to a person, who gets a mail. Whoever has one of the product already keeps it.
     *
     * @throws ConflictException SEATS_EXHAUSTED, ONLINE_SERVICE_NOT_ACTIVATED, AGREEMENT_ENDED
     */
    @Performs(Operation.ASSIGN_ONLINE_SERVICE)
    public SeatView assign(Caller caller, String licenseId, AssignSeat command) {
        Agreement agreement = access.requireExclusively(caller, Operation.ASSIGN_ONLINE_SERVICE, licenseId);
        return assignments.assign(work(caller, Operation.ASSIGN_ONLINE_SERVICE, agreement), command);
    }

    /**
     * Assigns seats of one product to several people, in their order, as far as there are any, and tells what became of each.
     * What is malformed is refused as a whole.
     *
     * @throws ConflictException ONLINE_SERVICE_NOT_ACTIVATED
     */
    @Performs(Operation.ASSIGN_ONLINE_SERVICES)
    public SeatsAssigned assignAll(Caller caller, String licenseId, AssignSeats command) {
        Agreement agreement = access.requireExclusively(caller, Operation.ASSIGN_ONLINE_SERVICES, licenseId);
        return assignments.assignAll(work(caller, Operation.ASSIGN_ONLINE_SERVICES, agreement), command);
    }

    /**
     * Gives a seat to another person, who gets a mail.
     *
     * @throws NotFoundException if the license ID has no such seat
     * @throws ConflictException SEAT_TAKEN if the person has one of that service already; SEATS_EXHAUSTED if people have
     *     more than ended terms left
     */
    @Performs(Operation.CHANGE_ONLINE_SERVICE_SEAT)
    public SeatView change(Caller caller, String licenseId, UUID seatId, ChangeOnlineServiceSeat command) {
        Agreement agreement = access.requireExclusively(caller, Operation.CHANGE_ONLINE_SERVICE_SEAT, licenseId);
        return assignments.change(
                work(caller, Operation.CHANGE_ONLINE_SERVICE_SEAT, agreement), seatId, command.email(), null);
    }

    /**
     * Withdraws a seat, so that another person can get it; the same again changes nothing. No mail is sent.
     *
     * @throws NotFoundException if the license ID never had such a seat
     */
    @Performs(Operation.WITHDRAW_ONLINE_SERVICE)
    public void withdraw(Caller caller, String licenseId, UUID seatId) {
        Agreement agreement = access.requireExclusively(caller, Operation.WITHDRAW_ONLINE_SERVICE, licenseId);
        assignments.withdraw(work(caller, Operation.WITHDRAW_ONLINE_SERVICE, agreement), seatId);
    }

    /** The caller's own online services on all license IDs, the oldest first; for who has no role, too (LC-302). */
    @Performs(Operation.LIST_OWN_ONLINE_SERVICES)
    public Page<OwnSeatView> mine(Caller caller, PageRequest page) {
        access.requireWithoutRole(caller, Operation.LIST_OWN_ONLINE_SERVICES);
        return lists.own(caller, SeatKind.ONLINE_SERVICE, page);
    }

    private static SeatAssignments.Work work(Caller caller, Operation operation, Agreement agreement) {
        return new SeatAssignments.Work(caller, operation, SeatKind.ONLINE_SERVICE, agreement);
    }
}
