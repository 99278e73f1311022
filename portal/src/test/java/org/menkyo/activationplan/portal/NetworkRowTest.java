package org.menkyo.activationplan.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.activationplan.PlanActivation;
import org.menkyo.activationplan.PlanActivation.EditionMachines;
import org.menkyo.activationplan.PlanActivation.NetworkAnswers;
import org.menkyo.planning.NetworkKind;
import org.menkyo.shared.error.FieldError;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.portal.Rows;
import org.menkyo.shared.portal.TypedForm;

@Tag("VA-701")
class NetworkRowTest {

    private final Map<String, String> typed = new HashMap<>();

    @Test
    void theCommandOfTheFormHasWhatIsFilledInAlone() {
        network(0, "", "");
        machines("networks[0].machines[0]", "", "", "");
        network(1, "Lab", "");
        machines("networks[1].machines[0]", "", "", "");
        machines("networks[1].machines[1]", "SERVER_2008_STANDARD", "5", "");
        network(2, "Office", "example.com");
        machines("networks[2].machines[0]", "VISTA_BUSINESS", " 30 ", "2");

        assertThat(NetworkRow.command(rows()))
                .isEqualTo(new PlanActivation(List.of(
                        new NetworkAnswers(
                                "Lab",
                                NetworkKind.ISOLATED,
                                null,
                                List.of(new EditionMachines("SERVER_2008_STANDARD", 5, null))),
                        new NetworkAnswers(
                                "Office",
                                NetworkKind.ISOLATED,
                                "example.com",
                                List.of(new EditionMachines("VISTA_BUSINESS", 30, 2))))));
    }

    @Test
    void whatIsNoNumberInTheFormIsToldTogether() {
        network(0, "Office", "");
        machines("networks[0].machines[0]", "VISTA_BUSINESS", "many", "1.5");
        network(1, "Lab", "");
        machines("networks[1].machines[0]", "VISTA_BUSINESS", "9999999999", "");

        InvalidInputException wrong =
                catchThrowableOfType(InvalidInputException.class, () -> NetworkRow.command(rows()));

        assertThat(wrong.errors())
                .extracting(FieldError::field)
                .containsExactlyInAnyOrder(
                        "networks[0].machines[0].physical",
                        "networks[0].machines[0].virtual",
                        "networks[1].machines[0].physical");
    }

    /** The button belongs to a network, which stands elsewhere once the empty ones before it are left out. */
    @Test
    void moreRowsAreThoseOfTheNetworkThatWasAsked() {
        network(0, "", "");
        network(1, "Lab", "");
        network(2, "", "");
        machines("networks[1].machines[0]", "VISTA_BUSINESS", "1", "");
        typed.put(Rows.MORE, "networks[1].machines");

        assertThat(rows())
                .extracting(row -> row.name() + " " + row.machines().size())
                .containsExactly("Lab 6");

        typed.put(Rows.MORE, "networks[2].machines");
        assertThat(rows())
                .extracting(row -> row.name() + " " + row.machines().size())
                .containsExactly("Lab 3", "null 5");
    }

    private List<NetworkRow> rows() {
        return NetworkRow.of(new TypedForm((HttpServletRequest) Proxy.newProxyInstance(
                NetworkRowTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> typed.get((String) arguments[0]))));
    }

    private void network(int place, String name, String domain) {
        typed.put("networks[" + place + "].name", name);
        typed.put("networks[" + place + "].kind", "ISOLATED");
        typed.put("networks[" + place + "].domain", domain);
    }

    private void machines(String row, String edition, String physical, String virtual) {
        typed.put(row + ".edition", edition);
        typed.put(row + ".physical", physical);
        typed.put(row + ".virtual", virtual);
    }
}
