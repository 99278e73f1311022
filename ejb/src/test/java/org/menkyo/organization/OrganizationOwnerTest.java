package org.menkyo.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.agreement.AgreementContact;
import org.menkyo.agreement.ContactKind;
import org.menkyo.agreement.Program;
import org.menkyo.agreementchange.AgreementChangeService;
import org.menkyo.agreementchange.AgreementDetails;
import org.menkyo.agreementchange.ChangeAddress;
import org.menkyo.agreementchange.LicenseTransferService;
import org.menkyo.agreementchange.TransferLicense;
import org.menkyo.approval.SetTwoPersonRule;
import org.menkyo.approval.TwoPersonRuleService;
import org.menkyo.approval.TwoPersonRuleView;
import org.menkyo.order.AgreementUploadService;
import org.menkyo.order.OrderLine;
import org.menkyo.order.OrderService;
import org.menkyo.order.OrderView;
import org.menkyo.order.RecordAgreement;
import org.menkyo.order.SubmitOrder;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.FieldError;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.RejectedException;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.testing.AtOnce;
import org.menkyo.testing.LicensingScenario;
import org.menkyo.usermanagement.PermissionService;
import org.menkyo.usermanagement.PermissionView;

/** Two distributors that use the same identifier: each has an organization of its own. */
class OrganizationOwnerTest {

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private static final Address TOKYO = new Address("1 Chiyoda", "Tokyo", null, "100-0001", "JP");
    private static final Address OSAKA = new Address("9 Kita", "Osaka", null, "530-0001", "JP");

    private final Caller one = SCENARIO.otherDistributor();
    private final Caller other = SCENARIO.otherDistributor();
    private final String identifier = "same-" + UUID.randomUUID();
    private final String email = "buyer@" + UUID.randomUUID() + ".example";

    @Test
    @Tag("LC-112")
    void whatOneRecordsTheOtherNeitherSeesNorChanges() {
        OrderView first = order(one, "1", organization("Customer of one", TOKYO), null);
        OrderView second = order(other, "1", organization("Customer of the other", OSAKA), null);
        String agreement = agreement(other, organization("Third name", OSAKA));

        assertThat(details(one, first.licenseNumber())).isEqualTo(organization("Customer of one", TOKYO));
        assertThat(details(other, second.licenseNumber())).isEqualTo(organization("Customer of the other", OSAKA));
        assertThat(details(other, agreement)).isEqualTo(organization("Customer of the other", OSAKA));

        SCENARIO.call(
                AgreementChangeService.class,
                s -> s.changeAddress(other, second.licenseNumber(), new ChangeAddress(TOKYO, null)));
        SCENARIO.call(
                LicenseTransferService.class,
                s -> s.transfer(
                        other,
                        agreement,
                        new TransferLicense("F-" + identifier, organization("Renamed", OSAKA), null, null)));

        assertThat(details(one, first.licenseNumber())).isEqualTo(organization("Customer of one", TOKYO));
        assertThat(details(other, second.licenseNumber())).isEqualTo(organization("Renamed", OSAKA));
    }

    @Test
    @Tag("LC-112")
    void aLicenseIsHandedOverToAnOrganizationOfItsOwnDistributor() {
        OrderView first = order(one, "1", organization("Customer of one", TOKYO), null);
        OrderView sold = order(other, "1", new OrganizationDetails("seller-" + identifier, "Seller", OSAKA), null);

        SCENARIO.call(
                LicenseTransferService.class,
                s -> s.transfer(
                        other,
                        sold.licenseNumber(),
                        new TransferLicense(
                                "F-1",
                                organization("Buyer", OSAKA),
                                List.of(new AgreementContact(ContactKind.END_CUSTOMER, "Buyer", email)),
                                null)));

        assertThat(details(other, sold.licenseNumber())).isEqualTo(organization("Buyer", OSAKA));
        assertThat(details(one, first.licenseNumber())).isEqualTo(organization("Customer of one", TOKYO));
    }

    @Test
    @Tag("LC-112")
    @Tag("LC-105")
    void aNumberOfTheOthersOrganizationIsAnotherOrganizations() {
        OrderView first = order(one, "1", organization("Customer", TOKYO), null);

        RejectedException refused = catchThrowableOfType(
                RejectedException.class,
                () -> order(other, "2", organization("Customer", TOKYO), first.authorizationNumber()));
        OrderView collected = order(one, "2", organization("Customer", TOKYO), first.authorizationNumber());

        assertThat(refused.code()).isEqualTo(ErrorCode.AUTHORIZATION_NUMBER_NOT_USABLE);
        assertThat(collected.authorizationNumber()).isEqualTo(first.authorizationNumber());
    }

    @Test
    @Tag("LC-112")
    void whoBuysFromBothSeesBothByTheAddressesPermissions() {
        OrderView first = order(one, "1", organization("Customer", TOKYO), null);
        OrderView second = order(other, "1", organization("Customer", TOKYO), null);
        Caller buyer = SCENARIO.registered(email);

        assertThat(SCENARIO.call(PermissionService.class, s -> s.mine(buyer, PageRequest.first()))
                        .items())
                .extracting(PermissionView::licenseId)
                .containsExactlyInAnyOrder(first.licenseNumber(), second.licenseNumber());
    }

    @Test
    @Tag("LC-112")
    void supportNamesTheDistributorWhereSeveralUseTheIdentifier() {
        order(one, "1", organization("Customer", TOKYO), null);
        Caller support = SCENARIO.support();
        SetTwoPersonRule rule = new SetTwoPersonRule(true, true, "in writing");
        TwoPersonRuleView alone =
                SCENARIO.call(TwoPersonRuleService.class, s -> s.set(support, identifier, null, rule));
        order(other, "1", organization("Customer", TOKYO), null);

        InvalidInputException ambiguous = catchThrowableOfType(
                InvalidInputException.class,
                () -> SCENARIO.call(TwoPersonRuleService.class, s -> s.read(support, identifier, null)));

        TwoPersonRuleView named =
                SCENARIO.call(TwoPersonRuleService.class, s -> s.read(support, identifier, alone.distributor()));

        assertThat(ambiguous.errors()).extracting(FieldError::field).containsExactly("distributor");
        assertThat(named).isEqualTo(alone);
        assertThat(organizations()).isEqualTo(2);
    }

    @Test
    @Tag("LC-112")
    void ordersAtOnceMakeOneOrganizationOfEachDistributor() {
        for (int round = 0; round < 5; round++) {
            String number = "R-" + round;
            OrganizationDetails raced = new OrganizationDetails(identifier + round, "Raced", TOKYO);

            List<Object> outcomes =
                    AtOnce.run(4, thread -> order(thread % 2 == 0 ? one : other, number + "-" + thread, raced, null));

            assertThat(outcomes).hasSize(4).allMatch(OrderView.class::isInstance);
            assertThat(SCENARIO.<Object>look(em -> em.createNativeQuery(
                                    "SELECT count(*) FROM organization WHERE identifier = :identifier", Long.class)
                            .setParameter("identifier", raced.identifier())
                            .getSingleResult()))
                    .isEqualTo(2L);
        }
    }

    private long organizations() {
        return SCENARIO.look(
                em -> em.createQuery("select count(o) from Organization o where o.identifier = :identifier", Long.class)
                        .setParameter("identifier", identifier)
                        .getSingleResult());
    }

    private OrganizationDetails organization(String name, Address address) {
        return new OrganizationDetails(identifier, name, address);
    }

    private OrderView order(Caller distributor, String number, OrganizationDetails organization, String quoted) {
        SubmitOrder form = LicensingScenario.order(number + identifier, identifier, email);
        return SCENARIO.call(
                OrderService.class,
                s -> s.submit(
                        distributor,
                        new SubmitOrder(
                                form.orderNumber(), organization, form.endCustomers(), null, quoted, form.lines())));
    }

    private String agreement(Caller distributor, OrganizationDetails organization) {
        String licenseId = "A-" + UUID.randomUUID().toString().substring(0, 18).toUpperCase(Locale.ROOT);
        SCENARIO.call(
                AgreementUploadService.class,
                s -> s.record(
                        distributor,
                        new RecordAgreement(
                                licenseId,
                                Program.SELECT,
                                organization,
                                null,
                                List.of(new AgreementContact(ContactKind.PRIMARY, "Primary", email)),
                                List.of(OrderLine.of("SVR-STD-2008", 1, false)))));
        return licenseId;
    }

    private static OrganizationDetails details(Caller distributor, String licenseId) {
        AgreementDetails details = SCENARIO.call(AgreementChangeService.class, s -> s.get(distributor, licenseId));
        return details.organization();
    }
}
