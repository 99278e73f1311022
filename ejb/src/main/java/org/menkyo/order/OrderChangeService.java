package org.menkyo.order;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.menkyo.agreement.Agreement;
import org.menkyo.agreement.AgreementRepository;
import org.menkyo.agreement.Contact;
import org.menkyo.agreement.ContactKind;
import org.menkyo.agreementchange.AgreementChanges;
import org.menkyo.agreementchange.AgreementEnd;
import org.menkyo.agreementchange.ChangeKind;
import org.menkyo.agreementchange.ChangedValue;
import org.menkyo.agreementchange.ContactMove;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.error.RejectedException;
import org.menkyo.shared.input.BusinessEmail;
import org.menkyo.shared.input.InputCheck;
import org.menkyo.shared.text.ContentDigest;
import org.menkyo.shared.text.Json;

/**
 * Corrects, cancels and returns orders; entitlements, permissions and keys follow (LC-108). Each change names the revision
 * that it starts from: of two at once one counts, and the same one again gets the first result.
 */
@Stateless
public class OrderChangeService {

    private static final int MAX_REASON = 500;

    private final AccessControl access;
    private final OrderValidation validation;
    private final OrderRepository orders;
    private final AgreementRepository agreements;
    private final LicenseRecorder licenses;
    private final ContactMove contacts;
    private final AgreementEnd agreementEnd;
    private final AgreementChanges changes;
    private final Clock clock;

    /** For the container's proxy. */
    protected OrderChangeService() {
        this(null, null, null, null, null, null, null, null, null);
    }

    @Inject
    public OrderChangeService(
            AccessControl access,
            OrderValidation validation,
            OrderRepository orders,
            AgreementRepository agreements,
            LicenseRecorder licenses,
            ContactMove contacts,
            AgreementEnd agreementEnd,
            AgreementChanges changes,
            Clock clock) {
        this.access = access;
        this.validation = validation;
        this.orders = orders;
        this.agreements = agreements;
        this.licenses = licenses;
        this.contacts = contacts;
        this.agreementEnd = agreementEnd;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * Corrects lines, end customer and reseller of an order.
     *
     * @throws ConflictException ORDER_CHANGED, ORDER_ENDED; SEATS_ASSIGNED if people have more seats than would be left
     * @throws RejectedException SOFTWARE_ASSURANCE_NEEDS_NEW_NUMBER if Software Assurance is added to an order that was
     *     collected under an earlier order's authorization number (LC-107); BENEFIT_UNITS_TAKEN (LC-705)
     */
    @Performs(Operation.CORRECT_ORDER)
    public OrderView correct(Caller caller, String orderNumber, CorrectOrder command) {
        access.require(caller, Operation.CORRECT_ORDER);
        InputCheck check = checkChange(command.revision(), command.reason());
        if (isGiven(command.endCustomers())) {
            OrderValidation.endCustomer(check, command.endCustomers());
        }
        if (isGiven(command.resellerEmails())) {
            OrderValidation.reseller(check, command.resellerEmails());
        }
        if (isGiven(command.lines())) {
            validation.lines(check, command.lines(), 1);
        }
        if (!isGiven(command.endCustomers()) && !isGiven(command.resellerEmails()) && !isGiven(command.lines())) {
            check.required("lines", null);
        }
        check.done();
        LicenseOrder order = lock(caller, orderNumber);
        byte[] digest = digest(Operation.CORRECT_ORDER, command);
        if (order.wasChangedBy(command.revision(), digest)) {
            return order.view();
        }
        requireRevision(order, command.revision());
        Agreement agreement = order.agreement();
        Instant now = clock.instant();
        List<OrderLine> before = order.lines();
        List<OrderLine> after = isGiven(command.lines()) ? validation.inFull(command.lines()) : before;
        requireNumberOfItsOwn(agreement, before, after);
        List<ChangedValue> values = new ArrayList<>();
        if (isGiven(command.endCustomers())) {
            EndCustomer customer = command.endCustomers().get(0);
            contact(caller, agreement, ContactKind.END_CUSTOMER, customer.name(), customer.email(), values);
        }
        if (isGiven(command.resellerEmails())) {
            contact(
                    caller,
                    agreement,
                    ContactKind.RESELLER,
                    null,
                    command.resellerEmails().get(0),
                    values);
        }
        if (isGiven(command.lines())) {
            values.add(new ChangedValue("lines", text(before), text(after)));
            licenses.adjust(caller, agreement, before, after, validation.catalog(after), now);
        }
        order.change(OrderState.RECORDED, after, digest, now);
        record(caller, Operation.CORRECT_ORDER, order, ChangeKind.ORDER_CORRECTED, command.reason(), values);
        return order.view();
    }

    /**
     * Cancels an order.
     *
     * @throws ConflictException ORDER_CHANGED, ORDER_ENDED; SEATS_ASSIGNED if people have seats of it
     */
    @Performs(Operation.CANCEL_ORDER)
    public OrderView cancel(Caller caller, String orderNumber, CancelOrder command) {
        access.require(caller, Operation.CANCEL_ORDER);
        checkChange(command.revision(), command.reason()).done();
        LicenseOrder order = lock(caller, orderNumber);
        byte[] digest = digest(Operation.CANCEL_ORDER, command);
        if (order.wasChangedBy(command.revision(), digest)) {
            return order.view();
        }
        requireRevision(order, command.revision());
        agreementEnd.giveBack(caller, order.agreement(), command.reason());
        order.change(OrderState.CANCELLED, order.lines(), digest, clock.instant());
        record(
                caller,
                Operation.CANCEL_ORDER,
                order,
                ChangeKind.ORDER_CANCELLED,
                command.reason(),
                List.of(new ChangedValue("lines", text(order.lines()), null)));
        return order.view();
    }

    /**
     * Returns some or all licenses of an order.
     *
     * @throws ConflictException ORDER_CHANGED, ORDER_ENDED; SEATS_ASSIGNED if people have more seats than would be left
     * @throws RejectedException BENEFIT_UNITS_TAKEN if what is left gives fewer units of a benefit than are taken (LC-705)
     */
    @Performs(Operation.RETURN_ORDER)
    public OrderView returnOrder(Caller caller, String orderNumber, ReturnOrder command) {
        access.require(caller, Operation.RETURN_ORDER);
        InputCheck check = checkChange(command.revision(), command.reason());
        if (isGiven(command.lines())) {
            validation.lines(check, command.lines(), 1);
        }
        check.done();
        LicenseOrder order = lock(caller, orderNumber);
        byte[] digest = digest(Operation.RETURN_ORDER, command);
        if (order.wasChangedBy(command.revision(), digest)) {
            return order.view();
        }
        requireRevision(order, command.revision());
        List<OrderLine> before = order.lines();
        List<OrderLine> left = isGiven(command.lines()) ? ReturnPolicy.left(before, command.lines()) : List.of();
        Instant now = clock.instant();
        if (left.isEmpty()) {
            agreementEnd.giveBack(caller, order.agreement(), command.reason());
            order.change(OrderState.RETURNED, before, digest, now);
        } else {
            licenses.adjust(caller, order.agreement(), before, left, validation.catalog(left), now);
            order.change(OrderState.RECORDED, left, digest, now);
        }
        record(
                caller,
                Operation.RETURN_ORDER,
                order,
                ChangeKind.ORDER_RETURNED,
                command.reason(),
                List.of(new ChangedValue("lines", text(before), left.isEmpty() ? null : text(left))));
        return order.view();
    }

    private static InputCheck checkChange(Integer revision, String reason) {
        return new InputCheck()
                .range("revision", revision, 1, Integer.MAX_VALUE)
                .text("reason", reason, MAX_REASON);
    }

    private static boolean isGiven(List<?> list) {
        return list != null && !list.isEmpty();
    }

    /** The order, on which no other transaction works until this one ends, with its agreement as it stands. */
    private LicenseOrder lock(Caller caller, String orderNumber) {
        long distributorId = caller.requireDistributorId();
        orders.lockNumber(distributorId, orderNumber);
        LicenseOrder order = orders.find(distributorId, orderNumber).orElseThrow(NotFoundException::new);
        agreements.lockAndRefresh(order.agreement());
        return order;
    }

    private static void requireRevision(LicenseOrder order, int revision) {
        if (order.state() != OrderState.RECORDED) {
            throw new ConflictException(ErrorCode.ORDER_ENDED, order.state().name());
        }
        if (order.revision() != revision) {
            throw new ConflictException(ErrorCode.ORDER_CHANGED, order.revision());
        }
        if (!order.agreement().isInForce()) {
            throw new ConflictException(
                    ErrorCode.AGREEMENT_ENDED, order.agreement().licenseId());
        }
    }

    private void requireNumberOfItsOwn(Agreement agreement, List<OrderLine> before, List<OrderLine> after) {
        if (before.stream().noneMatch(OrderLine::includesSoftwareAssurance)
                && after.stream().anyMatch(OrderLine::includesSoftwareAssurance)
                && !agreements.isFirstUnderItsNumber(agreement)) {
            throw new RejectedException(ErrorCode.SOFTWARE_ASSURANCE_NEEDS_NEW_NUMBER);
        }
    }

    private void contact(
            Caller caller,
            Agreement agreement,
            ContactKind kind,
            String name,
            String email,
            List<ChangedValue> values) {
        Optional<Contact> old = agreement.contacts().stream()
                .filter(contact -> contact.kind() == kind)
                .findFirst();
        boolean same = old.isPresent()
                && old.get().email().value().equals(email)
                && old.get().name().equals(Optional.ofNullable(name));
        if (!same) {
            values.addAll(contacts.move(caller, agreement, kind, old.orElse(null), name, new BusinessEmail(email)));
        }
    }

    private void record(
            Caller caller,
            Operation operation,
            LicenseOrder order,
            ChangeKind kind,
            String reason,
            List<ChangedValue> values) {
        List<ChangedValue> all = new ArrayList<>();
        all.add(new ChangedValue("orderNumber", order.orderNumber(), order.orderNumber()));
        all.addAll(values);
        changes.record(caller, operation, order.agreement(), kind, reason, all);
        orders.flush();
    }

    private static String text(List<OrderLine> lines) {
        return lines.stream()
                .map(line -> line.quantity() + " " + line.product()
                        + (line.includesSoftwareAssurance() ? " with Software Assurance" : "")
                        + baseLicense(line))
                .collect(Collectors.joining(", "));
    }

    private static String baseLicense(OrderLine line) {
        if (line.baseLicenseConfirmed() == null) {
            return "";
        }
        return line.confirmsBaseLicense() ? " (base license confirmed)" : " (base license not confirmed)";
    }

    private static byte[] digest(Operation operation, Object command) {
        return ContentDigest.of(operation + " " + Json.write(command));
    }
}
