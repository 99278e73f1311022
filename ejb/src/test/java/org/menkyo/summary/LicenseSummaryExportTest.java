package org.menkyo.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.menkyo.testing.SampleLicenses.line;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.order.OrderLine;
import org.menkyo.order.OrderService;
import org.menkyo.order.OrderView;
import org.menkyo.order.SubmitOrder;
import org.menkyo.organization.OrganizationDetails;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.text.Language;
import org.menkyo.testing.LicensingScenario;

class LicenseSummaryExportTest {

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String email = "admin@" + run + ".example";

    @Test
    @Tag("LC-701")
    void theCsvHasALineForEachProductAndNoFormulas() {
        OrderView order =
                order("=1+1, \u201CInc\u201D", OrderLine.of("SVR-STD-2008", 10, true), line("VISTA-BUS-UPG", 5));
        String today = SCENARIO.clock().instant().toString().substring(0, 10);
        String lastDay = (Integer.parseInt(today.substring(0, 4)) + 2) + today.substring(4);
        Caller admin = SCENARIO.registered(email);

        assertThat(csv(admin, LicenseSummaryFilter.none())).isEqualTo("""
                        \uFEFFLicense ID,Program,Organization,Organization name,Authorization number,Last day of authorization number,\
                        Product,Product name,Family,Version,Upgrade,Base licenses confirmed,Quantity,With Software Assurance,\
                        Last day of Software Assurance,Resellers,State,Since,Ended,Next end of term
                        LICENSE,OPEN,org-RUN,"'=1+1, \u201CInc\u201D",NUMBER,LAST-DAY,SVR-STD-2008,Windows Server 2008 Standard,\
                        Windows Server,2008,false,,10,10,LAST-DAY,reseller@RUN.example,ACTIVE,TODAY,,
                        LICENSE,OPEN,org-RUN,"'=1+1, \u201CInc\u201D",NUMBER,LAST-DAY,VISTA-BUS-UPG,Windows Vista Business Upgrade,\
                        Windows Client,Vista,true,0,5,,,reseller@RUN.example,ACTIVE,TODAY,,
                        """.replace("\n", "\r\n")
                .replace("LICENSE,", order.licenseNumber() + ",")
                .replace("NUMBER", order.authorizationNumber())
                .replace("RUN", run)
                .replace("LAST-DAY", lastDay)
                .replace("TODAY", today));
        assertThat(csv(admin, new LicenseSummaryFilter(null, null, null, "VISTA-BUS-UPG", null, null, null))
                        .lines())
                .hasSize(2);
    }

    @Test
    @Tag("LC-701")
    void theFirstLineOfTheCsvIsInTheCallersLanguage() {
        order("日本", line("SVR-STD-2008", 10));
        Caller admin = SCENARIO.registered(email);
        Caller japanese = new Caller(
                admin.name(),
                admin.party(),
                admin.userId(),
                admin.email(),
                admin.distributorId(),
                admin.channel(),
                admin.sourceAddress(),
                Language.JA,
                admin.correlationId(),
                admin.token(),
                admin.system(),
                admin.mustEnroll());

        assertThat(csv(japanese, LicenseSummaryFilter.none())).startsWith("\uFEFFライセンス ID,プログラム,組織,組織名,");
    }

    @Test
    @Tag("LC-701")
    void theCsvIsSentWhileItIsReadAndHasAllLines() {
        order("Many", line("SVR-STD-2008", 1));
        Caller admin = SCENARIO.registered(email);
        SCENARIO.database()
                .transact(em -> em.createNativeQuery("""
                                WITH added AS (
                                  INSERT INTO agreement (license_id, program, organization_id, distributor_id, created_at, version)
                                  SELECT 'BULK-' || :run || '-' || n, 'SELECT', a.organization_id, a.distributor_id, a.created_at, 0
                                  FROM generate_series(1, 600) n, (
                                    SELECT * FROM agreement WHERE organization_id =
                                      (SELECT id FROM organization WHERE identifier = :organization) LIMIT 1) a
                                  RETURNING id, created_at),
                                entitled AS (
                                  INSERT INTO entitlement (agreement_id, product_code, quantity, software_assurance, starts_at)
                                  SELECT added.id, p.code, 1, false, added.created_at FROM added, product p
                                  WHERE p.orderable)
                                INSERT INTO permission (agreement_id, email, email_key, role, way, given_by, given_at)
                                SELECT id, :email, :email, 'LICENSE_INFORMATION_VIEWER', 'GRANT', :email, created_at FROM added
                                """)
                        .setParameter("run", run)
                        .setParameter("organization", "org-" + run)
                        .setParameter("email", email)
                        .executeUpdate());
        long orderable =
                SCENARIO.look(em -> ((Number) em.createNativeQuery("SELECT count(*) FROM product WHERE orderable")
                                .getSingleResult())
                        .longValue());

        assertThat(csv(admin, LicenseSummaryFilter.none()).lines())
                .doesNotHaveDuplicates()
                .hasSize((int) (2 + 600 * orderable));
    }

    private OrderView order(String name, OrderLine... lines) {
        SubmitOrder form = LicensingScenario.order("PO-" + run, "org-" + run, email);
        Caller distributor = SCENARIO.distributor();
        return SCENARIO.call(
                OrderService.class,
                s -> s.submit(
                        distributor,
                        new SubmitOrder(
                                form.orderNumber(),
                                new OrganizationDetails(
                                        "org-" + run, name, form.organization().address()),
                                form.endCustomers(),
                                List.of("reseller@" + run + ".example"),
                                null,
                                List.of(lines))));
    }

    private static String csv(Caller caller, LicenseSummaryFilter filter) {
        return SCENARIO.call(LicenseSummaryService.class, s -> {
            ByteArrayOutputStream sent = new ByteArrayOutputStream();
            try {
                s.export(caller, filter).writeTo(sent);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return sent.toString(StandardCharsets.UTF_8);
        });
    }
}
