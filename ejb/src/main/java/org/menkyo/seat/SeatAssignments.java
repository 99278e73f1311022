package org.menkyo.seat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.menkyo.agreement.Agreement;
import org.menkyo.agreement.AgreementRepository;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.catalog.Product;
import org.menkyo.catalog.Products;
import org.menkyo.identity.AppUser;
import org.menkyo.identity.UserRepository;
import org.menkyo.notification.Notification;
import org.menkyo.notification.NotificationKind;
import org.menkyo.notification.outbox.Notifications;
import org.menkyo.permission.Operation;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.input.BusinessEmail;
import org.menkyo.shared.input.InputCheck;
import org.menkyo.shared.text.Language;

/**
 * Gives seats of a license ID to people, never more than were purchased. Each method locks the agreement until the
 * transaction ends, as do changes of orders and of agreements, so that what it counts is what there is when it commits.
 */
@ApplicationScoped
public class SeatAssignments {

    private static final int MAX_PRODUCT_CODE = 64;

    private final AgreementRepository agreements;
    private final SeatRepository seats;
    private final OnlineServiceActivations activations;
    private final Products products;
    private final UserRepository users;
    private final Notifications notifications;
    private final AuditTrail audit;
    private final Clock clock;

    @Inject
    public SeatAssignments(
            AgreementRepository agreements,
            SeatRepository seats,
            OnlineServiceActivations activations,
            Products products,
            UserRepository users,
            Notifications notifications,
            AuditTrail audit,
            Clock clock) {
        this.agreements = agreements;
        this.seats = seats;
        this.activations = activations;
        this.products = products;
        this.users = users;
        this.notifications = notifications;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What is done to seats, by whom and where.
     *
     * @param operation what the audit is to say
     */
    record Work(Caller caller, Operation operation, SeatKind kind, Agreement agreement) {}

    /**
     * Assigns a seat; whoever has one of the product already keeps it.
     *
     * @throws ConflictException SEATS_EXHAUSTED, ONLINE_SERVICE_NOT_ACTIVATED
     */
    SeatView assign(Work work, AssignSeat command) {
        InputCheck check = new InputCheck().email("email", command.email());
        Optional<Product> product = product(check, work.kind(), command.product());
        check.done();
        lock(work);
        BusinessEmail person = new BusinessEmail(command.email());
        Product of = product.orElseThrow();
        Optional<Seat> earlier = seat(work.agreement(), of, person);
        if (earlier.isPresent()) {
            return SeatView.of(earlier.get(), of);
        }
        PurchasedProduct purchased = purchased(work, of);
        requireFree(purchased, purchased.assigned());
        return SeatView.of(add(work, of, person), of);
    }

    /** Assigns seats of one product to one person after the other, until there is none left. */
    SeatsAssigned assignAll(Work work, AssignSeats command) {
        InputCheck check = new InputCheck().size("emails", command.emails(), 1, AssignSeats.MAX_PEOPLE);
        if (check.passed()) {
            for (int i = 0; i < command.emails().size(); i++) {
                check.email("emails[" + i + "]", command.emails().get(i));
            }
        }
        Optional<Product> product = product(check, work.kind(), command.product());
        check.done();
        lock(work);
        Product of = product.orElseThrow();
        PurchasedProduct purchased = purchased(work, of);
        long assigned = purchased.assigned();
        Map<String, Seat> earlier = seats.of(
                work.agreement(),
                of.code(),
                command.emails().stream().map(BusinessEmail::keyOf).toList());
        List<SeatsAssigned.Item> items = new ArrayList<>();
        for (String email : command.emails()) {
            BusinessEmail person = new BusinessEmail(email);
            Seat own = earlier.get(person.key());
            if (own != null) {
                items.add(new SeatsAssigned.Item(email, SeatsAssigned.ALREADY_ASSIGNED, SeatView.of(own, of), null));
                continue;
            }
            try {
                requireFree(purchased, assigned);
                Seat added = add(work, of, person);
                earlier.put(person.key(), added);
                assigned++;
                items.add(new SeatsAssigned.Item(email, SeatsAssigned.ASSIGNED, SeatView.of(added, of), null));
            } catch (ConflictException e) {
                items.add(new SeatsAssigned.Item(
                        email, e.code().name(), null, e.text(work.caller().language())));
            }
        }
        return new SeatsAssigned(items);
    }

    /**
     * Gives a seat to another person, makes it one of another product, or both.
     *
     * @param email null if it stays with who has it
     * @param product null if it stays of the same
     * @throws NotFoundException if the license ID has no such seat
     * @throws ConflictException SEAT_TAKEN, SEATS_EXHAUSTED
     */
    SeatView change(Work work, UUID seatId, String email, String product) {
        InputCheck check = new InputCheck().optionalEmail("email", email);
        if (email == null && product == null) {
            check.required("email", null);
        }
        Optional<Product> other = product == null ? Optional.empty() : product(check, work.kind(), product);
        check.done();
        lock(work);
        Seat seat = seats.find(work.agreement(), work.kind(), seatId).orElseThrow(NotFoundException::new);
        Product before = products.find(seat.productCode()).orElseThrow();
        Product after = other.orElse(before);
        BusinessEmail holder = seat.person();
        BusinessEmail person = email == null ? holder : new BusinessEmail(email);
        boolean sameProduct = before.code().equals(after.code());
        if (sameProduct && person.equals(holder)) {
            return SeatView.of(seat, after);
        }
        if (seat(work.agreement(), after, person).isPresent()) {
            throw new ConflictException(ErrorCode.SEAT_TAKEN, person, after.code());
        }
        PurchasedProduct purchased = purchased(work, after);
        requireFree(purchased, sameProduct ? purchased.assigned() - 1 : purchased.assigned());
        seat.assign(after.code(), person, clock.instant());
        seats.flush();
        AuditEvent event = event(work, seat);
        if (!sameProduct) {
            event = event.with("productBefore", before.code());
        }
        if (!person.equals(holder)) {
            event = event.with("emailBefore", holder);
        }
        audit.append(work.caller(), event);
        tell(work, after, person);
        return SeatView.of(seat, after);
    }

    /**
     * Withdraws a seat from who has it; the same again changes nothing.
     *
     * @throws NotFoundException if the license ID never had such a seat
     */
    void withdraw(Work work, UUID seatId) {
        lock(work);
        Seat seat = seats.findEver(work.agreement(), work.kind(), seatId).orElseThrow(NotFoundException::new);
        if (seat.isAssigned()) {
            seat.end(work.caller().name(), SeatEnd.WITHDRAWN, clock.instant());
            audit.append(work.caller(), event(work, seat));
        }
    }

    /**
     * Activates an online service for the organization; the same again changes nothing.
     *
     * @throws NotFoundException if the license ID has none of it
     */
    OnlineServiceView activate(Work work, String product) {
        lock(work);
        Instant now = clock.instant();
        PurchasedProduct service =
                seats.purchased(work.agreement(), work.kind(), product, now).orElseThrow(NotFoundException::new);
        if (activations.add(work.agreement(), service.code(), work.caller().name(), now)) {
            audit.append(
                    work.caller(),
                    AuditEvent.done(
                            work.operation(),
                            "onlineService",
                            service.code(),
                            work.agreement().licenseId()));
        }
        return seats.purchased(work.agreement(), work.kind(), product, now)
                .orElseThrow()
                .asOnlineService();
    }

    private void lock(Work work) {
        agreements.lockAndRefresh(work.agreement());
        if (!work.agreement().isInForce()) {
            throw new ConflictException(
                    ErrorCode.AGREEMENT_ENDED, work.agreement().licenseId());
        }
    }

    private Optional<Product> product(InputCheck check, SeatKind kind, String code) {
        check.text("product", code, MAX_PRODUCT_CODE);
        if (!new InputCheck().text("product", code, MAX_PRODUCT_CODE).passed()) {
            return Optional.empty();
        }
        Optional<Product> found = products.find(code).filter(product -> product.kind() == kind.products());
        if (found.isEmpty()) {
            check.reject("product", FieldProblem.UNKNOWN);
        }
        return found;
    }

    private Optional<Seat> seat(Agreement agreement, Product product, BusinessEmail person) {
        return Optional.ofNullable(
                seats.of(agreement, product.code(), List.of(person.key())).get(person.key()));
    }

    private PurchasedProduct purchased(Work work, Product product) {
        PurchasedProduct purchased = seats.purchased(work.agreement(), work.kind(), product.code(), clock.instant())
                .orElseGet(() -> new PurchasedProduct(product.code(), product.name(), 0, 0, null, List.of()));
        if (purchased.purchased() > 0 && work.kind() == SeatKind.ONLINE_SERVICE && purchased.activatedAt() == null) {
            throw new ConflictException(ErrorCode.ONLINE_SERVICE_NOT_ACTIVATED, product.code());
        }
        return purchased;
    }

    private static void requireFree(PurchasedProduct product, long assigned) {
        if (assigned >= product.purchased()) {
            throw new ConflictException(ErrorCode.SEATS_EXHAUSTED, product.code(), product.purchased(), assigned);
        }
    }

    private Seat add(Work work, Product product, BusinessEmail person) {
        Seat seat = new Seat(work.agreement(), product.code(), person, clock.instant());
        seats.add(seat);
        audit.append(work.caller(), event(work, seat));
        tell(work, product, person);
        return seat;
    }

    private static AuditEvent event(Work work, Seat seat) {
        return AuditEvent.done(
                        work.operation(), "seat", seat.id(), work.agreement().licenseId())
                .with("product", seat.productCode())
                .with("email", seat.person());
    }

    /** Nothing of the license ID, which who has a seat need not know of (LC-302). */
    private void tell(Work work, Product product, BusinessEmail person) {
        Language language =
                users.findByBusinessEmail(person).map(AppUser::language).orElse(Language.EN);
        notifications.record(Notification.of(NotificationKind.SEAT_ASSIGNED, person, language)
                .with("organization", work.agreement().organization().name())
                .with("product", product.name())
                .with("kind", work.kind())
                .causedBy(work.caller()));
    }
}
