package org.menkyo.seat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.menkyo.agreement.Agreement;
import org.menkyo.audit.AuditEntry;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.entitlement.Entitlement;
import org.menkyo.entitlement.EntitlementFloor;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;

/**
 * Keeps people from losing seats by what a distributor does to an order: its administrators withdraw seats first. With the
 * agreement itself they end (LC-706, LC-707).
 */
@ApplicationScoped
public class SeatFloor implements EntitlementFloor {

    private enum Action {
        SEAT_ENDED,
        ONLINE_SERVICE_ACTIVATION_ENDED
    }

    private final SeatRepository seats;
    private final OnlineServiceActivations activations;
    private final AuditTrail audit;

    @Inject
    public SeatFloor(SeatRepository seats, OnlineServiceActivations activations, AuditTrail audit) {
        this.seats = seats;
        this.activations = activations;
        this.audit = audit;
    }

    /** @throws ConflictException SEATS_ASSIGNED, for the first product by its code of which seats would be taken away */
    @Override
    public void requireRoom(Agreement agreement, List<Entitlement> before, List<Entitlement> left) {
        Map<String, Long> purchased = quantities(before);
        Map<String, Long> remaining = quantities(left);
        seats.assigned(agreement).forEach((product, assigned) -> {
            long room = remaining.getOrDefault(product, 0L);
            if (assigned > room && room < purchased.getOrDefault(product, 0L)) {
                throw new ConflictException(ErrorCode.SEATS_ASSIGNED, product, room, assigned, assigned - room);
            }
        });
    }

    private static Map<String, Long> quantities(List<Entitlement> entitlements) {
        return entitlements.stream()
                .collect(
                        Collectors.groupingBy(Entitlement::productCode, Collectors.summingLong(Entitlement::quantity)));
    }

    @Override
    public void end(Caller caller, Agreement agreement, Instant now) {
        List<AuditEntry> ended = seats.of(agreement).stream()
                .map(seat -> {
                    seat.end(caller.name(), SeatEnd.AGREEMENT_ENDED, now);
                    return AuditEvent.done(Action.SEAT_ENDED, "seat", seat.id(), agreement.licenseId())
                            .with("product", seat.productCode())
                            .with("email", seat.person());
                })
                .map(event -> new AuditEntry(caller, event))
                .toList();
        seats.flush();
        if (!ended.isEmpty()) {
            audit.append(ended);
        }
        activations.endAll(agreement, caller.name(), now).stream()
                .sorted()
                .forEach(product -> audit.append(
                        caller,
                        AuditEvent.done(
                                Action.ONLINE_SERVICE_ACTIVATION_ENDED,
                                "onlineService",
                                product,
                                agreement.licenseId())));
    }
}
