package org.menkyo.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
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
import org.menkyo.order.LicenseRecorder.NewLicense;
import org.menkyo.order.OrderRepository.NewOrder;
import org.menkyo.organization.OrganizationRepository;
import org.menkyo.permission.Operation;
import org.menkyo.shared.Settings;
import org.menkyo.shared.StatementList;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.error.RejectedException;
import org.menkyo.shared.text.ContentDigest;

/**
 * The transaction of OPEN orders (LC-104 to LC-109), in two round trips to the database: one that locks the orders' numbers
 * and reads what decides, and one that writes all that follows.
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
     * What became of an order.
     *
     * @param order the recorded order, or null
     * @param refusal why it was not recorded, or null
     */
    record Outcome(OrderView order, LicensingException refusal) {}

    /** Records an order of a caller who may submit it, or finds that it came before. */
    OrderView submit(Caller caller, SubmitOrder command, CatalogExtract catalog) {
        Outcome outcome = submit(caller, List.of(command), catalog, (statements, outcomes) -> {})
                .get(0);
        if (outcome.refusal() != null) {
            throw outcome.refusal();
        }
        return outcome.order();
    }

    /**
     * Records orders of a caller who may submit them, or finds that they came before. Those that are refused change nothing.
     *
     * @param commands orders that have nothing in common, see {@link OrderWaves}
     * @param catalog what the catalog says of their products
     * @param more adds what is to be written together with the orders
     * @return what became of each, in their order
     */
    List<Outcome> submit(
            Caller caller,
            List<SubmitOrder> commands,
            CatalogExtract catalog,
            BiConsumer<StatementList, List<Outcome>> more) {
        long distributorId = caller.requireDistributorId();
        Outcome[] outcomes = new Outcome[commands.size()];
        List<Asked> asked = new ArrayList<>();
        for (int i = 0; i < outcomes.length; i++) {
            try {
                OrderValidation.check(commands.get(i), catalog);
                asked.add(new Asked(i, commands.get(i), digest(commands.get(i)), question(commands.get(i), catalog)));
            } catch (LicensingException e) {
                outcomes[i] = new Outcome(null, e);
            }
        }
        Iterator<OrderReads.Answer> answers = reads.ofOrders(
                        distributorId, asked.stream().map(Asked::question).toList())
                .iterator();
        Instant now = clock.instant();
        List<Added> added = new ArrayList<>();
        for (Asked each : asked) {
            OrderReads.Answer answer = answers.next();
            try {
                if (answer.order().recorded()) {
                    outcomes[each.position()] = new Outcome(recorded(distributorId, each), null);
                } else {
                    Added order = added(distributorId, each, answer, catalog, now);
                    added.add(order);
                    outcomes[each.position()] = new Outcome(order.view(), null);
                }
            } catch (LicensingException e) {
                outcomes[each.position()] = new Outcome(null, e);
            }
        }
        StatementList statements = new StatementList();
        if (!added.isEmpty()) {
            add(statements, caller, added, catalog, now);
        }
        more.accept(statements, List.of(outcomes));
        orders.execute(statements);
        return List.of(outcomes);
    }

    /** An order in which nothing is wrong by itself, at its position. */
    private record Asked(int position, SubmitOrder command, byte[] digest, OrderReads.Question question) {}

    /**
     * An order that is to be recorded.
     *
     * @param numberIsNew whether it is collected under an authorization number of its own
     */
    private record Added(
            Asked asked, OrderReads.Answer answer, OrderView view, boolean numberIsNew, NewLicense license) {

        NewOrder order() {
            return new NewOrder(
                    answer.order().id(),
                    view.orderNumber(),
                    asked.digest(),
                    answer.license().agreementId(),
                    view.lines());
        }

        AuditEvent event() {
            return AuditEvent.done(Operation.SUBMIT_ORDER, "order", view.orderNumber(), view.licenseNumber())
                    .with("organization", view.organizationIdentifier())
                    .with("endCustomer", asked.command().endCustomers().get(0).email())
                    .with("lines", view.lines().size());
        }
    }

    private OrderReads.Question question(SubmitOrder command, CatalogExtract catalog) {
        return new OrderReads.Question(
                command.orderNumber(),
                command.organization().identifier(),
                numbers.drawLicenseNumber(),
                numbers.drawAuthorizationNumber(),
                LicenseRecorder.question(contacts(command), command.lines(), catalog));
    }

    private OrderView recorded(long distributorId, Asked asked) {
        String number = asked.question().orderNumber();
        LicenseOrder earlier = orders.find(distributorId, number).orElseThrow();
        if (!earlier.hasContent(asked.digest())) {
            throw new ConflictException(ErrorCode.CONTENT_CONFLICT, number);
        }
        return earlier.view();
    }

    private Added added(
            long distributorId, Asked asked, OrderReads.Answer answer, CatalogExtract catalog, Instant now) {
        SubmitOrder command = asked.command();
        OrderReads.Question question = asked.question();
        List<OrderLine> lines = OrderValidation.inFull(command.lines(), catalog);
        Optional<String> quoted = quotedNumber(command, distributorId, now);
        String authorizationNumber = quoted.orElseGet(() -> answer.order().authorizationNumberTaken()
                ? numbers.newAuthorizationNumber()
                : question.authorizationNumber());
        String licenseNumber =
                answer.order().licenseNumberTaken() ? numbers.newLicenseNumber() : question.licenseNumber();
        NewAgreement agreement = new NewAgreement(
                licenseNumber,
                Program.OPEN,
                question.organization(),
                distributorId,
                null,
                authorizationNumber,
                contacts(command),
                now);
        OrderView view = new OrderView(
                command.orderNumber(),
                OrderState.RECORDED,
                licenseNumber,
                authorizationNumber,
                question.organization(),
                lines,
                now,
                LicenseOrder.FIRST_REVISION,
                null);
        return new Added(asked, answer, view, quoted.isEmpty(), new NewLicense(agreement, lines, answer.license()));
    }

    private void add(StatementList statements, Caller caller, List<Added> added, CatalogExtract catalog, Instant now) {
        long distributorId = caller.requireDistributorId();
        organizations.add(
                statements,
                distributorId,
                added.stream()
                        .filter(each -> !each.answer().order().organizationKnown())
                        .map(each -> each.asked().command().organization())
                        .toList(),
                now);
        agreements.addNumbers(
                statements,
                distributorId,
                added.stream()
                        .filter(Added::numberIsNew)
                        .map(Added::view)
                        .collect(Collectors.toMap(OrderView::authorizationNumber, OrderView::organizationIdentifier)),
                now);
        List<AuditEvent> events = new ArrayList<>(licenses.record(
                statements, caller, added.stream().map(Added::license).toList(), catalog));
        orders.add(statements, distributorId, added.stream().map(Added::order).toList(), now);
        added.forEach(each -> events.add(each.event()));
        audit.append(statements, caller, events);
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
