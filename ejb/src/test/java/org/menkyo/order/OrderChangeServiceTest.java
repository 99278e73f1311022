package org.menkyo.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.menkyo.testing.LicensingScenario.order;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.agreement.ContactKind;
import org.menkyo.agreementchange.AgreementChangeService;
import org.menkyo.agreementchange.AgreementChangeView;
import org.menkyo.agreementchange.ChangeContact;
import org.menkyo.agreementchange.ChangeKind;
import org.menkyo.agreementchange.ChangedValue;
import org.menkyo.entitlement.LicenseService;
import org.menkyo.entitlement.LicenseView.LicensedProduct;
import org.menkyo.notification.NotificationKind;
import org.menkyo.permission.Role;
import org.menkyo.productkey.ProductKeyFilter;
import org.menkyo.productkey.ProductKeyService;
import org.menkyo.productkey.ProductKeyView;
import org.menkyo.protocol.key.KeyType;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.FieldError;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.error.RejectedException;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.testing.LicensingScenario;
import org.menkyo.usermanagement.PermissionService;
import org.menkyo.usermanagement.PermissionView;

/** Orders are corrected, cancelled and returned, and what followed from them follows the change. */
@Tag("LC-108")
class OrderChangeServiceTest {

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private final Caller distributor = SCENARIO.distributor();
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String number = "PO-" + run;
    private final String admin = "admin@" + run + ".example";

    @Test
    void correctsLinesWithEntitlementsAndKeys() {
        OrderView first = submit(number);
        Caller administrator = SCENARIO.registered(admin);
        SCENARIO.clock().move(Duration.ofHours(1));

        OrderView corrected = correct(number, lines(1, line(25), OrderLine.of("SVR-ENT-2008", 3, false)));

        assertThat(corrected.revision()).isEqualTo(2);
        assertThat(corrected.changedAt()).isEqualTo(SCENARIO.clock().instant());
        assertThat(corrected.state()).isEqualTo(OrderState.RECORDED);
        assertThat(corrected.licenseNumber()).isEqualTo(first.licenseNumber());
        assertThat(corrected.lines()).containsExactly(line(25), OrderLine.of("SVR-ENT-2008", 3, false));
        assertThat(read(number)).isEqualTo(corrected);
        assertThat(products(administrator, first.licenseNumber(), true))
                .extracting(LicensedProduct::product, LicensedProduct::quantity)
                .containsExactly(tuple("SVR-STD-2008", 25), tuple("SVR-ENT-2008", 3));
        assertThat(products(administrator, first.licenseNumber(), false))
                .extracting(LicensedProduct::quantity)
                .as("what ended stays visible")
                .containsExactly(10);
        assertThat(permitted(administrator)).isEqualTo(28);
        assertThat(SCENARIO.auditRecords("CORRECT_ORDER", first.licenseNumber()))
                .isEqualTo(1);
        assertThat(lastChange(first.licenseNumber()).values())
                .contains(new ChangedValue("lines", "10 SVR-STD-2008", "25 SVR-STD-2008, 3 SVR-ENT-2008"));
    }

    @Test
    void keepsWhatACorrectionDoesNotTouch() {
        OrderView first = submit(number);
        Caller administrator = SCENARIO.registered(admin);
        SCENARIO.clock().move(Duration.ofHours(1));

        correct(number, lines(1, line(10), OrderLine.of("SVR-ENT-2008", 1, false)));

        assertThat(products(administrator, first.licenseNumber(), true))
                .filteredOn(product -> product.product().equals("SVR-STD-2008"))
                .singleElement()
                .extracting(LicensedProduct::startsAt)
                .isEqualTo(first.receivedAt());
        assertThat(SCENARIO.mails(admin, NotificationKind.WELCOME)).isEqualTo(1);
    }

    @Test
    @Tag("LC-110")
    void correctsTheEndCustomerAndMovesThePermissions() {
        OrderView first = submit(number);
        String next = "next@" + run + ".example";
        Caller old = SCENARIO.registered(admin);
        Caller successor = SCENARIO.registered(next);

        correct(number, new CorrectOrder(1, "wrong person", List.of(new EndCustomer("Next", next)), null, null));

        assertThat(permissions(old)).isEmpty();
        assertThat(permissions(successor))
                .singleElement()
                .extracting(PermissionView::licenseId, PermissionView::role)
                .containsExactly(first.licenseNumber(), Role.ADMINISTRATOR);
        assertThat(SCENARIO.mails(admin, NotificationKind.CONTACT_CHANGED)).isEqualTo(1);
        assertThat(SCENARIO.mails(next, NotificationKind.CONTACT_CHANGED)).isEqualTo(1);
        assertThat(SCENARIO.mails(next, NotificationKind.PERMISSIONS_ADDED)).isEqualTo(1);
    }

    @Test
    void cancelsAnOrderWithAllThatFollowedFromIt() {
        OrderView first = submit(number);
        Caller administrator = SCENARIO.registered(admin);

        OrderView cancelled = cancel(number, 1);

        assertThat(cancelled.state()).isEqualTo(OrderState.CANCELLED);
        assertThat(cancelled.revision()).isEqualTo(2);
        assertThat(cancelled.lines()).isEqualTo(first.lines());
        assertThat(permissions(administrator)).isEmpty();
        assertThatThrownBy(() -> SCENARIO.call(LicenseService.class, s -> s.get(administrator, first.licenseNumber())))
                .isInstanceOf(NotFoundException.class);
        assertThat(SCENARIO.mails(admin, NotificationKind.LICENSE_ENDED)).isEqualTo(1);
        assertThat(entitlementsInForce(first.licenseNumber())).isZero();
        assertThat(conflict(() -> correct(number, lines(2, line(1))))).isEqualTo(ErrorCode.ORDER_ENDED);
        assertThat(conflict(() -> returnOrder(number, 2))).isEqualTo(ErrorCode.ORDER_ENDED);
        assertThat(submit(number)).as("the order again").isEqualTo(cancelled);
        assertThat(SCENARIO.auditRecords("CANCEL_ORDER", first.licenseNumber())).isEqualTo(1);
        assertThat(SCENARIO.auditRecords("PERMISSION_ENDED", first.licenseNumber()))
                .isEqualTo(1);
    }

    @Test
    void returnsSomeLicensesAndThenTheRest() {
        OrderView first = submit(number);
        Caller administrator = SCENARIO.registered(admin);
        SCENARIO.clock().move(Duration.ofHours(1));

        OrderView partly = returnOrder(number, 1, line(4));

        assertThat(partly.state()).isEqualTo(OrderState.RECORDED);
        assertThat(partly.lines()).containsExactly(line(6));
        assertThat(products(administrator, first.licenseNumber(), true))
                .extracting(LicensedProduct::quantity)
                .containsExactly(6);
        assertThat(permitted(administrator)).as("machines of the MAK").isEqualTo(6);

        OrderView all = returnOrder(number, 2);

        assertThat(all.state()).isEqualTo(OrderState.RETURNED);
        assertThat(entitlementsInForce(first.licenseNumber())).isZero();
        assertThat(permissions(administrator)).isEmpty();
        AgreementChangeView change = lastChange(first.licenseNumber());
        assertThat(change.kind()).isEqualTo(ChangeKind.ORDER_RETURNED);
        assertThat(change.values()).contains(new ChangedValue("lines", "6 SVR-STD-2008", null));
    }

    @Test
    void takesBackAtMostWhatWasOrdered() {
        submit(number);

        assertThat(problems(() -> returnOrder(number, 1, line(11)))).containsExactly("lines[0].quantity");
        assertThat(problems(() -> returnOrder(number, 1, line(6), line(5)))).containsExactly("lines[1].quantity");
        assertThat(problems(() -> returnOrder(number, 1, OrderLine.of("SVR-STD-2008", 1, true))))
                .containsExactly("lines[0].product");
    }

    @Test
    void namesWhatIsWrongWithAChange() {
        submit(number);

        assertThat(problems(() -> correct(number, new CorrectOrder(null, " ", null, null, null))))
                .containsExactly("revision", "reason", "lines");
        assertThat(problems(() -> correct(
                        number,
                        new CorrectOrder(
                                1,
                                "x",
                                List.of(new EndCustomer("A", "a@b.example"), new EndCustomer("B", "b@b.example")),
                                List.of("@"),
                                List.of(OrderLine.of("NO-SUCH", 0, false))))))
                .containsExactly("endCustomers", "resellerEmails[0]", "lines[0].product", "lines[0].quantity");
        assertThatThrownBy(() -> cancel("NO-SUCH-ORDER", 1)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void keepsOrdersOfOthersOutOfSight() {
        submit(number);
        Caller other = SCENARIO.otherDistributor();

        assertThatThrownBy(() -> SCENARIO.call(
                        OrderChangeService.class, s -> s.cancel(other, number, new CancelOrder(1, "mine"))))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void answersARepeatedChangeWithTheFirstResultAndRefusesOneThatIsLate() {
        submit(number);
        CorrectOrder correction = lines(1, line(12));

        OrderView first = correct(number, correction);
        OrderView again = correct(number, correction);

        assertThat(again).isEqualTo(first);
        assertThat(conflict(() -> correct(number, lines(1, line(13))))).isEqualTo(ErrorCode.ORDER_CHANGED);
        assertThat(conflict(() -> cancel(number, 1))).isEqualTo(ErrorCode.ORDER_CHANGED);
        OrderView cancelled = cancel(number, 2);
        assertThat(cancel(number, 2)).isEqualTo(cancelled);
    }

    @Test
    void ofTwoCorrectionsAtOnceOneCounts() throws Exception {
        OrderView first = submit(number);
        AtomicInteger quantity = new AtomicInteger(20);

        List<Object> outcomes = OrderBatchTest.atOnce(8, () -> {
            CorrectOrder correction = lines(1, line(quantity.getAndIncrement()));
            try {
                return correct(number, correction);
            } catch (ConflictException e) {
                return e.code();
            }
        });

        List<OrderView> done = outcomes.stream()
                .filter(OrderView.class::isInstance)
                .map(OrderView.class::cast)
                .toList();
        assertThat(done).hasSize(1);
        assertThat(outcomes).filteredOn(ErrorCode.ORDER_CHANGED::equals).hasSize(7);
        assertThat(read(number)).isEqualTo(done.get(0));
        assertThat(entitlementsInForce(first.licenseNumber())).isEqualTo(1);
        assertThat(SCENARIO.auditRecords("CORRECT_ORDER", first.licenseNumber()))
                .isEqualTo(1);
    }

    @Test
    void theSameCorrectionManyTimesAtOnceIsOne() throws Exception {
        OrderView first = submit(number);
        CorrectOrder correction = lines(1, line(30));

        List<OrderView> results = OrderBatchTest.atOnce(8, () -> correct(number, correction));

        assertThat(results).containsOnly(results.get(0));
        assertThat(results.get(0).revision()).isEqualTo(2);
        assertThat(SCENARIO.auditRecords("CORRECT_ORDER", first.licenseNumber()))
                .isEqualTo(1);
    }

    @Test
    void twoOrdersOfOneNumberAtOnceAreOneOrAConflict() throws Exception {
        AtomicInteger quantity = new AtomicInteger(1);

        List<Object> outcomes = OrderBatchTest.atOnce(8, () -> {
            SubmitOrder order = withLines(order(number, "org-" + run, admin), line(quantity.getAndIncrement()));
            try {
                return SCENARIO.call(OrderService.class, s -> s.submit(distributor, order));
            } catch (ConflictException e) {
                return e.code();
            }
        });

        assertThat(outcomes).filteredOn(OrderView.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(ErrorCode.CONTENT_CONFLICT::equals).hasSize(7);
        assertThat(SCENARIO.mails(admin, NotificationKind.WELCOME)).isEqualTo(1);
    }

    @Test
    void aChangeAndAContactChangeAtOnceBothCount() throws Exception {
        OrderView first = submit(number);
        AtomicInteger turn = new AtomicInteger();
        String next = "next@" + run + ".example";

        OrderBatchTest.atOnce(
                2,
                () -> turn.getAndIncrement() == 0
                        ? correct(number, lines(1, line(15)))
                        : SCENARIO.call(
                                AgreementChangeService.class,
                                s -> s.changeContact(
                                        distributor,
                                        first.licenseNumber(),
                                        new ChangeContact(ContactKind.END_CUSTOMER, admin, "Next", next, null))));

        Caller successor = SCENARIO.registered(next);
        assertThat(products(successor, first.licenseNumber(), true))
                .extracting(LicensedProduct::quantity)
                .containsExactly(15);
    }

    @Test
    @Tag("LC-107")
    void addsSoftwareAssuranceOnlyWhereTheOrderGotANumberOfItsOwn() {
        OrderView own = submit(number);
        SubmitOrder plain = order(number + "-2", "org-" + run, admin);
        SubmitOrder quoting = new SubmitOrder(
                plain.orderNumber(),
                plain.organization(),
                plain.endCustomers(),
                null,
                own.authorizationNumber(),
                plain.lines());
        SCENARIO.call(OrderService.class, s -> s.submit(distributor, quoting));
        OrderLine assured = OrderLine.of("SVR-STD-2008", 10, true);

        RejectedException rejected =
                catchThrowableOfType(RejectedException.class, () -> correct(number + "-2", lines(1, assured)));

        assertThat(rejected.code()).isEqualTo(ErrorCode.SOFTWARE_ASSURANCE_NEEDS_NEW_NUMBER);
        assertThat(correct(number, lines(1, assured)).lines()).containsExactly(assured);
    }

    private OrderView submit(String orderNumber) {
        return SCENARIO.call(OrderService.class, s -> s.submit(distributor, order(orderNumber, "org-" + run, admin)));
    }

    private OrderView read(String orderNumber) {
        return SCENARIO.call(OrderService.class, s -> s.get(distributor, orderNumber));
    }

    private OrderView correct(String orderNumber, CorrectOrder command) {
        return SCENARIO.call(OrderChangeService.class, s -> s.correct(distributor, orderNumber, command));
    }

    private OrderView cancel(String orderNumber, int revision) {
        return SCENARIO.call(
                OrderChangeService.class,
                s -> s.cancel(distributor, orderNumber, new CancelOrder(revision, "ordered twice")));
    }

    private OrderView returnOrder(String orderNumber, int revision, OrderLine... lines) {
        return SCENARIO.call(
                OrderChangeService.class,
                s -> s.returnOrder(distributor, orderNumber, new ReturnOrder(revision, "too many", List.of(lines))));
    }

    private static CorrectOrder lines(int revision, OrderLine... lines) {
        return new CorrectOrder(revision, "wrong number", null, null, List.of(lines));
    }

    private static OrderLine line(int quantity) {
        return OrderLine.of("SVR-STD-2008", quantity, false);
    }

    private static SubmitOrder withLines(SubmitOrder order, OrderLine... lines) {
        return new SubmitOrder(
                order.orderNumber(), order.organization(), order.endCustomers(), null, null, List.of(lines));
    }

    private List<LicensedProduct> products(Caller caller, String licenseId, boolean inForce) {
        return SCENARIO.call(LicenseService.class, s -> s.get(caller, licenseId)).products().stream()
                .filter(product -> (product.endsAt() == null) == inForce)
                .toList();
    }

    private List<PermissionView> permissions(Caller caller) {
        return SCENARIO.call(PermissionService.class, s -> s.mine(caller, PageRequest.first()))
                .items();
    }

    private int permitted(Caller administrator) {
        return SCENARIO
                .call(ProductKeyService.class, s -> s.list(administrator, ProductKeyFilter.none(), PageRequest.first()))
                .items()
                .stream()
                .filter(key -> key.type() == KeyType.MAK)
                .mapToInt(ProductKeyView::permitted)
                .max()
                .orElseThrow();
    }

    private long entitlementsInForce(String licenseId) {
        return SCENARIO.look(em -> ((Number) em.createNativeQuery("SELECT count(*) FROM entitlement e JOIN agreement a"
                                + " ON a.id = e.agreement_id WHERE a.license_id = :id AND e.ends_at IS NULL")
                        .setParameter("id", licenseId)
                        .getSingleResult())
                .longValue());
    }

    private AgreementChangeView lastChange(String licenseId) {
        List<AgreementChangeView> changes = SCENARIO.call(
                        AgreementChangeService.class, s -> s.listChanges(distributor, licenseId, PageRequest.first()))
                .items();
        return changes.get(changes.size() - 1);
    }

    private static ErrorCode conflict(Runnable call) {
        return catchThrowableOfType(LicensingException.class, call::run).code();
    }

    private static List<String> problems(Runnable call) {
        return catchThrowableOfType(InvalidInputException.class, call::run).errors().stream()
                .map(FieldError::field)
                .toList();
    }
}
