package org.menkyo.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.agreement.Program;
import org.menkyo.explanation.AccessExplanation.InTheWay;
import org.menkyo.identity.CallerDirectory;
import org.menkyo.openlicense.AddOpenLicense;
import org.menkyo.openlicense.OpenLicenseService;
import org.menkyo.permission.Operation;
import org.menkyo.permission.PermissionWay;
import org.menkyo.permission.Role;
import org.menkyo.profile.ChooseInheritance;
import org.menkyo.profile.ProfileService;
import org.menkyo.registration.LapsedRegistrations;
import org.menkyo.shared.call.CallOrigin;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.testing.LicensingScenario;
import org.menkyo.usermanagement.GrantPermissions;
import org.menkyo.usermanagement.PermissionService;

class ExplanationServiceTest {

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private static AccessExplanation explain(Caller caller, String licenseId, String email, Operation operation) {
        return SCENARIO.call(ExplanationService.class, s -> s.explain(caller, licenseId, email, operation));
    }

    @Test
    @Tag("LC-1104")
    void namesTheMissingRoleAndWhoCanGrantIt() {
        String licenseId = SCENARIO.agreement(Program.SELECT, null, "admin@e1.example");
        Caller administrator = SCENARIO.registered("admin@e1.example");
        SCENARIO.registered("viewer@e1.example");
        SCENARIO.call(
                PermissionService.class,
                s -> s.grant(
                        administrator,
                        licenseId,
                        new GrantPermissions("viewer@e1.example", List.of(Role.LICENSE_INFORMATION_VIEWER))));

        AccessExplanation denied = explain(administrator, licenseId, "viewer@e1.example", Operation.REVEAL_PRODUCT_KEY);
        AccessExplanation allowed = explain(administrator, licenseId, "viewer@e1.example", Operation.READ_LICENSE);

        assertThat(denied.allowed()).isFalse();
        assertThat(denied.obstacles()).singleElement().satisfies(obstacle -> {
            assertThat(obstacle.kind()).isEqualTo(Obstacle.ROLE_MISSING);
            assertThat(obstacle.rule()).isEqualTo("LC-302");
            assertThat(obstacle.text()).contains("PRODUCT_KEY_ADMINISTRATOR");
        });
        assertThat(denied.whoCanGrant()).containsExactly("admin@e1.example");
        assertThat(allowed.allowed()).isTrue();
        assertThat(allowed.held()).singleElement().satisfies(held -> {
            assertThat(held.allows()).isTrue();
            assertThat(held.way()).isEqualTo(PermissionWay.GRANT);
            assertThat(held.givenBy()).isEqualTo("admin@e1.example");
        });
        assertThat(allowed.whoCanGrant()).isEmpty();
    }

    @Test
    @Tag("LC-1104")
    void namesEverythingThatIsInTheWay() {
        String master = SCENARIO.agreement(Program.MASTER, null, "master@e2.example");
        String licenseId = SCENARIO.agreement(Program.SELECT, master, "admin@e2.example");
        Caller administrator = SCENARIO.registered("admin@e2.example");
        Caller heir = SCENARIO.registered("master@e2.example");
        assertThat(kinds(explain(administrator, licenseId, "nobody@e2.example", Operation.LIST_USERS)))
                .containsExactly(Obstacle.NOT_REGISTERED, Obstacle.ROLE_MISSING);
        assertThat(kinds(explain(administrator, licenseId, "master@e2.example", Operation.LIST_USERS)))
                .containsExactly(Obstacle.ROLE_MISSING, Obstacle.NOT_INHERITING);

        SCENARIO.call(ProfileService.class, s -> s.chooseInheritance(heir, new ChooseInheritance(true)));
        AccessExplanation inherited = explain(administrator, licenseId, "master@e2.example", Operation.LIST_USERS);
        assertThat(inherited.allowed()).isTrue();
        assertThat(inherited.held().get(0).inheritedFrom()).isEqualTo(master);

        SCENARIO.call(PermissionService.class, s -> s.disable(administrator, licenseId, "master@e2.example"));
        for (int i = 0; i < 5; i++) {
            SCENARIO.call(
                    OpenLicenseService.class,
                    s -> s.add(
                            heir,
                            new AddOpenLicense(
                                    "wrong", UUID.randomUUID().toString().substring(0, 20), true, "Jo", "Miller")));
        }
        AccessExplanation locked = explain(administrator, licenseId, "master@e2.example", Operation.LIST_USERS);
        assertThat(kinds(locked)).containsExactly(Obstacle.LOCKED_OUT, Obstacle.DISABLED);
        assertThat(locked.obstacles().get(0).until())
                .isEqualTo(SCENARIO.clock().instant().plus(Duration.ofHours(24)));
    }

    @Test
    @Tag("LC-1104")
    @Tag("LC-205")
    void explainsToSupportToo() {
        String licenseId = SCENARIO.agreement(Program.SELECT, null, "admin@e3.example");
        SCENARIO.registered("admin@e3.example");
        CallOrigin origin = LicensingScenario.origin();
        Caller support = SCENARIO.call(CallerDirectory.class, directory -> directory.identify(origin, "demo-support"));
        SCENARIO.clock()
                .set(SCENARIO.clock()
                        .instant()
                        .atZone(ZoneOffset.UTC)
                        .plusYears(1)
                        .plusNanos(1_000_000)
                        .toInstant());
        SCENARIO.call(LapsedRegistrations.class, LapsedRegistrations::runBatch);

        AccessExplanation explanation = SCENARIO.call(
                ExplanationService.class,
                s -> s.explainForSupport(support, licenseId, "ADMIN@e3.example", Operation.LIST_USERS));

        assertThat(kinds(explanation)).containsExactly(Obstacle.REGISTRATION_LAPSED);
        assertThatThrownBy(() -> SCENARIO.call(
                        ExplanationService.class,
                        s -> s.explainForSupport(support, licenseId, "admin@e3.example", Operation.SUBMIT_ORDER)))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> SCENARIO.call(
                        ExplanationService.class,
                        s -> s.explainForSupport(support, "no-such", "admin@e3.example", Operation.LIST_USERS)))
                .isInstanceOf(NotFoundException.class);
    }

    private static List<Obstacle> kinds(AccessExplanation explanation) {
        return explanation.obstacles().stream().map(InTheWay::kind).toList();
    }
}
