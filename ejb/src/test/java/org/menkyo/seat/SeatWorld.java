package org.menkyo.seat;

import java.util.List;
import java.util.UUID;
import org.menkyo.order.OrderLine;
import org.menkyo.order.OrderService;
import org.menkyo.order.OrderView;
import org.menkyo.order.SubmitOrder;
import org.menkyo.permission.Role;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.testing.LicensingScenario;
import org.menkyo.testing.SampleLicenses;
import org.menkyo.usermanagement.GrantPermissions;
import org.menkyo.usermanagement.PermissionService;

/** A license ID with subscriptions and online services of the test's own catalog, and its administrator. */
final class SeatWorld {

    static final String TOOLS = "SEAT-TOOLS";
    static final String DESIGN = "SEAT-DESIGN";
    /** Lasts twelve months. */
    static final String YEARLY = "SEAT-YEARLY";

    static final String MAIL = "SEAT-MAIL";
    static final String ARCHIVE = "SEAT-ARCHIVE";

    private final LicensingScenario scenario;
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final OrderView order;
    private final Caller administrator;

    SeatWorld(LicensingScenario scenario, OrderLine... lines) {
        this.scenario = scenario;
        addProducts();
        SubmitOrder form = LicensingScenario.order("PO-" + run, "org-" + run, email("admin"));
        Caller distributor = scenario.distributor();
        order = scenario.call(
                OrderService.class,
                s -> s.submit(
                        distributor,
                        new SubmitOrder(
                                form.orderNumber(),
                                form.organization(),
                                form.endCustomers(),
                                null,
                                null,
                                List.of(lines))));
        administrator = scenario.registered(email("admin"));
    }

    private void addProducts() {
        scenario.database().transact(em -> em.createNativeQuery("""
                                INSERT INTO product (code, name, family, version, orderable, kind, term_months)
                                VALUES ('SEAT-TOOLS', 'Tools', 'Tools', '1', true, 'SUBSCRIPTION', NULL),
                                  ('SEAT-DESIGN', 'Design', 'Tools', '1', true, 'SUBSCRIPTION', NULL),
                                  ('SEAT-YEARLY', 'Yearly', 'Tools', '1', true, 'SUBSCRIPTION', 12),
                                  ('SEAT-MAIL', 'Mail', 'Online', '1', true, 'ONLINE_SERVICE', NULL),
                                  ('SEAT-ARCHIVE', 'Archive', 'Online', '1', true, 'ONLINE_SERVICE', NULL)
                                ON CONFLICT (code) DO NOTHING
                                """).executeUpdate());
    }

    static OrderLine line(String product, int quantity) {
        return SampleLicenses.line(product, quantity);
    }

    OrderView order() {
        return order;
    }

    String licenseId() {
        return order.licenseNumber();
    }

    String organizationName() {
        return "Organization org-" + run;
    }

    Caller administrator() {
        return administrator;
    }

    String email(String who) {
        return who + "@" + run + ".example";
    }

    /** Somebody registered who has a role on the license ID. */
    Caller holder(Role role) {
        String email = email(role.name().toLowerCase(java.util.Locale.ROOT));
        scenario.call(
                PermissionService.class,
                s -> s.grant(administrator, licenseId(), new GrantPermissions(email, List.of(role))));
        return scenario.registered(email);
    }

    SeatView subscribe(String product, String who) {
        return scenario.call(
                SubscriptionService.class,
                s -> s.assign(administrator, licenseId(), new AssignSeat(product, email(who))));
    }

    SeatView serve(String product, String who) {
        return scenario.call(
                OnlineServiceService.class,
                s -> s.assign(administrator, licenseId(), new AssignSeat(product, email(who))));
    }

    OnlineServiceView activate(String product) {
        return scenario.call(OnlineServiceService.class, s -> s.activate(administrator, licenseId(), product));
    }

    List<SubscriptionView> subscriptions() {
        return scenario.call(SubscriptionService.class, s -> s.list(administrator, licenseId(), PageRequest.first()))
                .items();
    }

    List<SeatView> subscribers() {
        return scenario.call(
                        SubscriptionService.class,
                        s -> s.listSeats(administrator, licenseId(), SeatFilter.none(), PageRequest.first()))
                .items();
    }

    List<OwnSeatView> subscriptionsOf(Caller person) {
        return scenario.call(SubscriptionService.class, s -> s.mine(person, PageRequest.first()))
                .items();
    }
}
