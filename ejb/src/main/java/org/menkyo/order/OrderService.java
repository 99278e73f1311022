package org.menkyo.order;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.menkyo.agreement.Agreement;
import org.menkyo.agreement.AgreementRepository;
import org.menkyo.agreement.AuthorizationNumber;
import org.menkyo.agreement.AuthorizationNumberPolicy;
import org.menkyo.agreement.ContactKind;
import org.menkyo.agreement.LicenseNumbers;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.organization.Organization;
import org.menkyo.organization.OrganizationRepository;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.BusinessEmail;
import org.menkyo.shared.Caller;
import org.menkyo.shared.ConflictException;
import org.menkyo.shared.ErrorCode;
import org.menkyo.shared.InvalidInputException;
import org.menkyo.shared.Json;
import org.menkyo.shared.NotFoundException;
import org.menkyo.shared.RejectedException;
import org.menkyo.shared.Settings;

/** Takes OPEN orders from distributors (LC-104 to LC-109). */
@Stateless
public class OrderService {

    private final AccessControl access;
    private final OrderValidation validation;
    private final OrderRepository orders;
    private final LicenseNumbers numbers;
    private final OrganizationRepository organizations;
    private final AgreementRepository agreements;
    private final LicenseRecorder licenses;
    private final AuditTrail audit;
    private final Settings settings;
    private final Clock clock;

    /** For the container's proxy. */
    protected OrderService() {
        this(null, null, null, null, null, null, null, null, null, null);
    }

    @Inject
    public OrderService(
            AccessControl access,
            OrderValidation validation,
            OrderRepository orders,
            LicenseNumbers numbers,
            OrganizationRepository organizations,
            AgreementRepository agreements,
            LicenseRecorder licenses,
            AuditTrail audit,
            Settings settings,
            Clock clock) {
        this.access = access;
        this.validation = validation;
        this.orders = orders;
        this.numbers = numbers;
        this.organizations = organizations;
        this.agreements = agreements;
        this.licenses = licenses;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Records an order with the licence, permissions and keys that follow from it. The same order again gives the first
     * result (LC-108).
     *
     * @throws InvalidInputException naming each wrong field (LC-104)
     * @throws ConflictException CONTENT_CONFLICT if the order number came before with other content
     * @throws RejectedException AUTHORIZATION_NUMBER_NOT_USABLE (LC-105), SOFTWARE_ASSURANCE_NEEDS_NEW_NUMBER (LC-107)
     */
    @Performs(Operation.SUBMIT_ORDER)
    public OrderView submit(Caller caller, SubmitOrder command) {
        access.require(caller, Operation.SUBMIT_ORDER);
        validation.check(command);
        long distributorId = caller.requireDistributorId();
        byte[] digest = digest(command);
        orders.lockNumber(distributorId, command.orderNumber());
        Optional<LicenseOrder> earlier = orders.find(distributorId, command.orderNumber());
        if (earlier.isPresent()) {
            if (!earlier.get().hasContent(digest)) {
                throw new ConflictException(ErrorCode.CONTENT_CONFLICT, command.orderNumber());
            }
            return earlier.get().view();
        }
        return record(caller, distributorId, command, digest);
    }

    /** An order of one's own by its number. */
    @Performs(Operation.READ_ORDER)
    public OrderView get(Caller caller, String orderNumber) {
        access.require(caller, Operation.READ_ORDER);
        return orders.find(caller.requireDistributorId(), orderNumber)
                .orElseThrow(NotFoundException::new)
                .view();
    }

    private OrderView record(Caller caller, long distributorId, SubmitOrder command, byte[] digest) {
        Instant now = clock.instant();
        Organization organization = organizations.findOrCreate(
                command.organization().identifier(),
                command.organization().name(),
                command.organization().address(),
                now);
        AuthorizationNumber authorizationNumber = authorizationNumber(command, organization, now);
        Agreement agreement = Agreement.open(
                numbers.newLicenseNumber(), authorizationNumber, organizations.distributor(distributorId), now);
        EndCustomer endCustomer = command.endCustomers().get(0);
        agreement.addContact(ContactKind.END_CUSTOMER, endCustomer.name(), new BusinessEmail(endCustomer.email()), now);
        if (command.resellerEmails() != null) {
            command.resellerEmails()
                    .forEach(email -> agreement.addContact(ContactKind.RESELLER, null, new BusinessEmail(email), now));
        }
        licenses.record(caller, agreement, command.lines(), now);
        LicenseOrder order = new LicenseOrder(distributorId, command, digest, agreement, now);
        orders.add(order);
        audit.append(
                caller,
                AuditEvent.done(Operation.SUBMIT_ORDER, "order", command.orderNumber(), agreement.licenseId())
                        .with("organization", organization.identifier())
                        .with("endCustomer", endCustomer.email())
                        .with("lines", command.lines().size()));
        return order.view();
    }

    private AuthorizationNumber authorizationNumber(SubmitOrder command, Organization organization, Instant now) {
        if (command.authorizationNumber() == null) {
            return newAuthorizationNumber(organization, now);
        }
        if (command.lines().stream().anyMatch(OrderLine::includesSoftwareAssurance)) {
            throw new RejectedException(ErrorCode.SOFTWARE_ASSURANCE_NEEDS_NEW_NUMBER);
        }
        AuthorizationNumber quoted = agreements
                .findAuthorizationNumber(command.authorizationNumber())
                .filter(number -> number.organization().id().equals(organization.id()))
                .orElseThrow(() -> new RejectedException(ErrorCode.AUTHORIZATION_NUMBER_NOT_USABLE));
        return new AuthorizationNumberPolicy(settings.timeZone()).isValid(quoted.issuedAt(), now)
                ? quoted
                : newAuthorizationNumber(organization, now);
    }

    private AuthorizationNumber newAuthorizationNumber(Organization organization, Instant now) {
        AuthorizationNumber number = new AuthorizationNumber(numbers.newAuthorizationNumber(), organization, now);
        agreements.add(number);
        return number;
    }

    private static byte[] digest(SubmitOrder command) {
        return ContentDigest.of(Json.write(normalized(command)).getBytes(StandardCharsets.UTF_8));
    }

    /** The order with what may be left out filled in, so that saying it and leaving it out are the same content. */
    private static SubmitOrder normalized(SubmitOrder command) {
        return new SubmitOrder(
                command.orderNumber(),
                command.organization(),
                command.endCustomers(),
                command.resellerEmails() == null || command.resellerEmails().isEmpty()
                        ? null
                        : command.resellerEmails(),
                command.authorizationNumber(),
                command.lines().stream()
                        .map(line -> new OrderLine(line.product(), line.quantity(), line.includesSoftwareAssurance()))
                        .toList());
    }
}
