package org.menkyo.entitlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.menkyo.testing.SampleLicenses.line;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.entitlement.LicenseView.LicensedProduct;
import org.menkyo.order.OrderLine;
import org.menkyo.order.OrderService;
import org.menkyo.order.SubmitOrder;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.testing.LicensingScenario;

class LicenseListTest {

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String email = "admin@" + run + ".example";

    @Test
    @Tag("LC-701")
    void aPageOfManyLicensesTakesAsManyStatementsAsOneOfOne() {
        order(line("SVR-STD-2008", 5));
        Caller admin = SCENARIO.registered(email);
        long statements = statements(admin, 1);
        for (int i = 0; i < 3; i++) {
            order(line("VISTA-BUS-UPG", 7), line("SVR-STD-2008", 9));
        }

        assertThat(statements(admin, 4)).isEqualTo(statements);
        assertThat(list(admin).get(3).products())
                .extracting(LicensedProduct::product, LicensedProduct::name, LicensedProduct::quantity)
                .containsExactly(
                        tuple("VISTA-BUS-UPG", "Windows Vista Business Upgrade", 7),
                        tuple("SVR-STD-2008", "Windows Server 2008 Standard", 9));
    }

    private long statements(Caller admin, int licenses) {
        return SCENARIO.database().statements(() -> assertThat(list(admin)).hasSize(licenses));
    }

    private List<LicenseView> list(Caller admin) {
        return SCENARIO.call(LicenseService.class, licenses -> licenses.list(admin, PageRequest.first()))
                .items();
    }

    private void order(OrderLine... lines) {
        Caller distributor = SCENARIO.distributor();
        SubmitOrder form = LicensingScenario.order("PO-" + UUID.randomUUID(), "org-" + run, email);
        SubmitOrder order = new SubmitOrder(
                form.orderNumber(), form.organization(), form.endCustomers(), null, null, List.of(lines));
        SCENARIO.call(OrderService.class, orders -> orders.submit(distributor, order));
    }
}
