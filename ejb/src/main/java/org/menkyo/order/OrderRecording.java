package org.menkyo.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.menkyo.agreement.AgreementContact;
import org.menkyo.agreement.AgreementRepository;
import org.menkyo.agreement.AuthorizationNumber;
import org.menkyo.agreement.AuthorizationNumberPolicy;
import org.menkyo.agreement.ContactKind;
import org.menkyo.agreement.LicenseNumbers;
import org.menkyo.agreement.NewAgreement;
import org.menkyo.agreement.Program;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.catalog.CatalogExtract;
import org.menkyo.organization.OrganizationRepository;
import org.menkyo.permission.Operation;
import org.menkyo.shared.Settings;
import org.menkyo.shared.StatementList;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.RejectedException;
import org.menkyo.shared.input.BusinessEmail;
import org.menkyo.shared.text.ContentDigest;

/**
 * The transaction of an OPEN order (LC-104 to LC-109), in two round trips to the database: one that locks the order's
 * number and reads what decides, and one that writes all that follows.
 */
@ApplicationScoped
public class OrderRecording {

    private final OrderReads reads;
    private final OrderRepository orders;
    private final LicenseNumbers numbers;
    private final OrganizationRepository organizations;
    private final AgreementRepository agreements;
    private final LicenseRecorder licenses;
    private final AuditTrail audit;
    private final Settings settings;
    private final Clock clock;

    @Inject
    public OrderRecording(
            OrderReads reads,
            OrderRepository orders,
            LicenseNumbers numbers,
            OrganizationRepository organizations,
            AgreementRepository agreements,
            LicenseRecorder licenses,
            AuditTrail audit,
            Settings settings,
            Clock clock) {
        this.reads = reads;
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
     * Records an order of a caller who may submit it, or finds that it came before.
     *
     * @param catalog what the catalog says of its products
     * @param more adds what is to be written together with the order
     */
    OrderView submit(
            Caller caller, SubmitOrder command, CatalogExtract catalog, BiConsumer<StatementList, OrderView> more) {
        OrderValidation.check(command, catalog);
        byte[] digest = digest(command);
        List<AgreementContact> contacts = contacts(command);
        OrderReads.Question question = new OrderReads.Question(
                caller.requireDistributorId(),
                command.orderNumber(),
                command.organization().identifier(),
                numbers.drawLicenseNumber(),
                numbers.drawAuthorizationNumber(),
                contacts.stream()
                        .map(contact -> new BusinessEmail(contact.email()))
                        .toList(),
                LicenseRecorder.keys(command.lines(), catalog));
        OrderReads.Answer answer = reads.ofOrder(question);
        StatementList statements = new StatementList();
        OrderView order = answer.recorded()
                ? recorded(question, digest)
                : add(statements, caller, command, digest, contacts, catalog, question, answer);
        more.accept(statements, order);
        orders.execute(statements);
        return order;
    }

    private OrderView recorded(OrderReads.Question question, byte[] digest) {
        LicenseOrder earlier =
                orders.find(question.distributorId(), question.orderNumber()).orElseThrow();
        if (!earlier.hasContent(digest)) {
            throw new ConflictException(ErrorCode.CONTENT_CONFLICT, question.orderNumber());
        }
        return earlier.view();
    }

    private OrderView add(
            StatementList statements,
            Caller caller,
            SubmitOrder command,
            byte[] digest,
            List<AgreementContact> contacts,
            CatalogExtract catalog,
            OrderReads.Question question,
            OrderReads.Answer answer) {
        Instant now = clock.instant();
        List<OrderLine> lines = OrderValidation.inFull(command.lines(), catalog);
        Optional<String> quoted = quotedNumber(command, question.distributorId(), now);
        String authorizationNumber = quoted.orElseGet(() ->
                answer.authorizationNumberTaken() ? numbers.newAuthorizationNumber() : question.authorizationNumber());
        String licenseNumber = answer.licenseNumberTaken() ? numbers.newLicenseNumber() : question.licenseNumber();
        if (!answer.organizationKnown()) {
            organizations.add(statements, question.distributorId(), command.organization(), now);
        }
        if (quoted.isEmpty()) {
            agreements.addNumber(
                    statements, authorizationNumber, question.distributorId(), question.organization(), now);
        }
        NewAgreement agreement = new NewAgreement(
                licenseNumber,
                Program.OPEN,
                question.organization(),
                question.distributorId(),
                null,
                authorizationNumber,
                contacts,
                now);
        List<AuditEvent> events =
                new ArrayList<>(licenses.record(statements, caller, agreement, lines, catalog, answer.license()));
        orders.add(statements, question.distributorId(), command, lines, digest, now);
        events.add(AuditEvent.done(Operation.SUBMIT_ORDER, "order", command.orderNumber(), licenseNumber)
                .with("organization", question.organization())
                .with("endCustomer", command.endCustomers().get(0).email())
                .with("lines", command.lines().size()));
        audit.append(statements, caller, events);
        return new OrderView(
                command.orderNumber(),
                OrderState.RECORDED,
                licenseNumber,
                authorizationNumber,
                question.organization(),
                lines,
                now,
                LicenseOrder.FIRST_REVISION,
                null);
    }

    private static List<AgreementContact> contacts(SubmitOrder command) {
        List<AgreementContact> contacts = new ArrayList<>();
        EndCustomer endCustomer = command.endCustomers().get(0);
        contacts.add(new AgreementContact(ContactKind.END_CUSTOMER, endCustomer.name(), endCustomer.email()));
        if (command.resellerEmails() != null) {
            command.resellerEmails()
                    .forEach(email -> contacts.add(new AgreementContact(ContactKind.RESELLER, null, email)));
        }
        return contacts;
    }

    /** The number that the order quotes, unless new orders cannot be collected under it any more (LC-105 to LC-107). */
    private Optional<String> quotedNumber(SubmitOrder command, long distributorId, Instant now) {
        if (command.authorizationNumber() == null) {
            return Optional.empty();
        }
        if (command.lines().stream().anyMatch(OrderLine::includesSoftwareAssurance)) {
            throw new RejectedException(ErrorCode.SOFTWARE_ASSURANCE_NEEDS_NEW_NUMBER);
        }
        AuthorizationNumber quoted = agreements
                .findAuthorizationNumber(command.authorizationNumber())
                .filter(number -> number.organization().distributor().id() == distributorId
                        && number.organization()
                                .identifier()
                                .equals(command.organization().identifier()))
                .orElseThrow(() -> new RejectedException(ErrorCode.AUTHORIZATION_NUMBER_NOT_USABLE));
        return Optional.of(quoted)
                .filter(number -> new AuthorizationNumberPolicy(settings.timeZone()).isValid(number.issuedAt(), now))
                .map(AuthorizationNumber::number);
    }

    private static byte[] digest(SubmitOrder command) {
        return ContentDigest.of(normalized(command));
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
                normalized(command.lines()));
    }

    private static List<OrderLine> normalized(List<OrderLine> lines) {
        return lines.stream()
                .map(line -> new OrderLine(
                        line.product(),
                        line.quantity(),
                        line.includesSoftwareAssurance(),
                        line.softwareAssuranceEnd(),
                        line.confirmsBaseLicense() ? true : null,
                        line.baseLicense()))
                .toList();
    }
}
