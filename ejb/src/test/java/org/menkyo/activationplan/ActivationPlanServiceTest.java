package org.menkyo.activationplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.activationplan.PlanActivation.EditionMachines;
import org.menkyo.activationplan.PlanActivation.NetworkAnswers;
import org.menkyo.planning.ActivationMethod;
import org.menkyo.planning.ActivationPlan;
import org.menkyo.planning.HostNumber;
import org.menkyo.planning.NetworkKind;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.NotPermittedException;
import org.menkyo.testing.LicensingScenario;

@Tag("VA-701")
class ActivationPlanServiceTest {

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private static ActivationPlan plan(Caller caller, NetworkAnswers... networks) {
        return SCENARIO.call(
                ActivationPlanService.class, service -> service.plan(caller, new PlanActivation(List.of(networks))));
    }

    private static NetworkAnswers network(String name, String edition, Integer physical) {
        return new NetworkAnswers(
                name, NetworkKind.CORE, "example.com", List.of(new EditionMachines(edition, physical, null)));
    }

    @Test
    void thresholdsAreThoseOfTheCatalogInForce() {
        Caller operator = SCENARIO.operator();
        for (int machines : new int[] {24, 25, 26}) {
            ActivationPlan plan = plan(operator, network("Office", "VISTA_BUSINESS", machines));
            assertThat(plan.advice().get(0).method())
                    .isEqualTo(machines < 25 ? ActivationMethod.MAK_INTERNET : ActivationMethod.KMS_CORE);
        }
        ActivationPlan enterprise = plan(operator, network("Office", "SERVER_2008_STANDARD", 1000));
        assertThat(enterprise.hosts().get(0).number()).isEqualTo(HostNumber.TWO_OR_MORE);
        assertThat(enterprise.dnsRecords().get(0).name()).isEqualTo("_vlmcs._tcp.example.com");
    }

    @Test
    void allThatIsWrongIsNamedWithItsPlace() {
        NetworkAnswers wrong = new NetworkAnswers(
                "Office",
                null,
                "not a domain",
                List.of(
                        new EditionMachines("NONE", -1, 1_000_001),
                        new EditionMachines("VISTA_BUSINESS", 1_000_000, 0),
                        new EditionMachines("VISTA_BUSINESS", null, null)));
        InvalidInputException refused = catchThrowableOfType(
                InvalidInputException.class,
                () -> plan(SCENARIO.operator(), network("Office", "VISTA_BUSINESS", 1), wrong));
        assertThat(refused.errors())
                .extracting(error -> error.field() + " " + error.problem())
                .containsExactly(
                        "networks[1].kind REQUIRED",
                        "networks[1].name DUPLICATE",
                        "networks[1].domain MALFORMED",
                        "networks[1].machines[0].edition UNKNOWN",
                        "networks[1].machines[0].physical OUT_OF_RANGE",
                        "networks[1].machines[0].virtual OUT_OF_RANGE",
                        "networks[1].machines[2].edition DUPLICATE",
                        "networks[1].machines[2].physical REQUIRED");
        assertThatThrownBy(() -> plan(SCENARIO.operator())).isInstanceOf(InvalidInputException.class);
    }

    @Test
    @Tag("LC-303")
    void strangersGetNoAdvice() {
        Caller device = Caller.device(LicensingScenario.origin());
        assertThatThrownBy(() -> plan(device, network("Office", "VISTA_BUSINESS", 25)))
                .isInstanceOf(NotPermittedException.class);
    }
}
