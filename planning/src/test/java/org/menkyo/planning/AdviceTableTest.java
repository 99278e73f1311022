package org.menkyo.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each row of VA-701, just below, at and just above each limit. */
@Tag("VA-701")
class AdviceTableTest {

    @ParameterizedTest(name = "{0}, {2} of {1}: {3}")
    @CsvSource({
        "CORE,                 VISTA_BUSINESS,       24, MAK_INTERNET MAK_PHONE MAK_PROXY",
        "CORE,                 VISTA_BUSINESS,       25, KMS_CORE",
        "CORE,                 VISTA_BUSINESS,       26, KMS_CORE",
        "CORE,                 SERVER_2008_STANDARD,  4, MAK_INTERNET MAK_PHONE MAK_PROXY",
        "CORE,                 SERVER_2008_STANDARD,  5, KMS_CORE",
        "CORE,                 SERVER_2008_STANDARD,  6, KMS_CORE",
        "BRANCH_APART,         VISTA_BUSINESS,       24, MAK_INTERNET MAK_PHONE MAK_PROXY",
        "BRANCH_APART,         VISTA_BUSINESS,       25, KMS_LOCAL",
        "BRANCH_APART,         VISTA_BUSINESS,       26, KMS_LOCAL",
        "BRANCH_APART,         SERVER_2008_STANDARD,  4, MAK_INTERNET MAK_PHONE MAK_PROXY",
        "BRANCH_APART,         SERVER_2008_STANDARD,  5, KMS_LOCAL",
        "BRANCH_APART,         SERVER_2008_STANDARD,  6, KMS_LOCAL",
        "ISOLATED,             VISTA_BUSINESS,       24, NO_ACTIVATION MAK_PHONE MAK_PROXY_FILE",
        "ISOLATED,             VISTA_BUSINESS,       25, KMS_LOCAL",
        "ISOLATED,             VISTA_BUSINESS,       26, KMS_LOCAL",
        "ISOLATED,             SERVER_2008_STANDARD,  4, NO_ACTIVATION MAK_PHONE MAK_PROXY_FILE",
        "ISOLATED,             SERVER_2008_STANDARD,  5, KMS_LOCAL",
        "ISOLATED,             SERVER_2008_STANDARD,  6, KMS_LOCAL",
        "AIR_GAP,              VISTA_BUSINESS,       24, MAK_PHONE MAK_PROXY_FILE",
        "AIR_GAP,              VISTA_BUSINESS,       25, KMS_LOCAL",
        "AIR_GAP,              VISTA_BUSINESS,       26, KMS_LOCAL",
        "AIR_GAP,              SERVER_2008_STANDARD,  4, MAK_PHONE MAK_PROXY_FILE",
        "AIR_GAP,              SERVER_2008_STANDARD,  5, KMS_LOCAL",
        "AIR_GAP,              SERVER_2008_STANDARD,  6, KMS_LOCAL",
        "ROAMING_AWAY,         VISTA_BUSINESS,       24, MAK_PHONE",
        "ROAMING_AWAY,         VISTA_BUSINESS,     1000, MAK_PHONE"
    })
    void aNetworkAlone(NetworkKind kind, String edition, int machines, String methods) {
        assertThat(methods(SampleCatalog.plan(SampleCatalog.network(kind, edition, machines)), 0))
                .isEqualTo(methods);
    }

    @ParameterizedTest(name = "core {0}, {1} {2}: {3}")
    @CsvSource({
        "20, BRANCH_REACHING_CORE, 4, MAK_INTERNET MAK_PHONE MAK_PROXY",
        "20, BRANCH_REACHING_CORE, 5, KMS_CORE",
        "20, BRANCH_REACHING_CORE, 6, KMS_CORE",
        "20, ROAMING_RETURNING,    4, MAK_INTERNET MAK_PHONE MAK_PROXY",
        "20, ROAMING_RETURNING,    5, KMS_CORE",
        "20, ROAMING_RETURNING,    6, KMS_CORE"
    })
    void whatReachesTheCoreIsCountedWithIt(int core, NetworkKind kind, int others, String methods) {
        ActivationPlan plan = SampleCatalog.plan(
                SampleCatalog.network(NetworkKind.CORE, SampleCatalog.CLIENT, core),
                SampleCatalog.network("Others", kind, new Machines(SampleCatalog.CLIENT, others, 0)));
        assertThat(methods(plan, 0)).isEqualTo(methods);
        assertThat(methods(plan, 1)).isEqualTo(methods);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "CORE,          99, ONE",
        "CORE,         100, ONE_OR_MORE",
        "CORE,         101, ONE_OR_MORE",
        "CORE,         999, ONE_OR_MORE",
        "CORE,        1000, TWO_OR_MORE",
        "CORE,        1001, TWO_OR_MORE",
        "AIR_GAP,       99, ONE",
        "AIR_GAP,      100, ONE_OR_MORE",
        "AIR_GAP,      101, ONE_OR_MORE",
        "AIR_GAP,      999, ONE_OR_MORE",
        "AIR_GAP,     1000, TWO_OR_MORE",
        "AIR_GAP,     1001, TWO_OR_MORE",
        "BRANCH_APART,  99, ONE",
        "BRANCH_APART, 100, ONE_OR_MORE",
        "BRANCH_APART,1000, TWO_OR_MORE",
        "ISOLATED,      99, ONE",
        "ISOLATED,     100, ONE",
        "ISOLATED,    1000, ONE"
    })
    void numberOfHosts(NetworkKind kind, int machines, HostNumber number) {
        ActivationPlan plan = SampleCatalog.plan(SampleCatalog.network(kind, SampleCatalog.CLIENT, machines));
        assertThat(plan.hosts()).singleElement().satisfies(hosts -> {
            assertThat(hosts.number()).isEqualTo(number);
            assertThat(hosts.names()).hasSize(number.least());
            assertThat(hosts.machines()).isEqualTo(machines);
        });
    }

    @ParameterizedTest
    @CsvSource({"199, ONE_OR_MORE", "200, TWO_OR_MORE", "201, TWO_OR_MORE"})
    void whatAnEnterpriseIsCanBeSet(int machines, HostNumber number) {
        ActivationPlan plan = new ActivationPlanner(SampleCatalog.catalog(), 200, Locale.ENGLISH)
                .plan(List.of(SampleCatalog.network(NetworkKind.CORE, SampleCatalog.CLIENT, machines)));
        assertThat(plan.hosts().get(0).number()).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({"39, MAK_INTERNET", "40, KMS_CORE", "41, KMS_CORE"})
    void thresholdsAreTheCatalogs(int machines, ActivationMethod method) {
        ActivationPlan plan = new ActivationPlanner(SampleCatalog.catalog(40, 7), 1000, Locale.ENGLISH)
                .plan(List.of(SampleCatalog.network(NetworkKind.CORE, SampleCatalog.CLIENT, machines)));
        assertThat(plan.advice().get(0).method()).isEqualTo(method);
    }

    @Test
    @Tag("VA-306")
    void editionsOfOneNetworkCanGoDifferentWays() {
        ActivationPlan plan = SampleCatalog.plan(SampleCatalog.network(
                "Head office",
                NetworkKind.CORE,
                new Machines(SampleCatalog.SERVER, 5, 0),
                new Machines(SampleCatalog.CLIENT, 19, 0)));
        assertThat(plan.advice())
                .extracting(advice -> advice.editions().get(0) + " " + advice.method())
                .containsExactly("Server Standard KMS_CORE", "Vista Business MAK_INTERNET");
    }

    @Test
    @Tag("VA-306")
    void whatIsActivatedOtherwiseDoesNotAddToTheCount() {
        ActivationPlan plan = SampleCatalog.plan(SampleCatalog.network(
                "Head office",
                NetworkKind.CORE,
                new Machines(SampleCatalog.SERVER, 4, 0),
                new Machines(SampleCatalog.CLIENT, 20, 0)));
        assertThat(plan.advice()).extracting(Advice::method).containsOnly(ActivationMethod.MAK_INTERNET);
        assertThat(plan.hosts()).isEmpty();
    }

    @Test
    @Tag("VA-307")
    void virtualMachinesAreActivatedAndNotCounted() {
        Network network =
                SampleCatalog.network("Head office", NetworkKind.CORE, new Machines(SampleCatalog.SERVER, 4, 1000));
        assertThat(SampleCatalog.plan(network).keys())
                .singleElement()
                .satisfies(key -> assertThat(key.uses()).isEqualTo(1004));
        Network enough =
                SampleCatalog.network("Head office", NetworkKind.CORE, new Machines(SampleCatalog.SERVER, 5, 1000));
        assertThat(SampleCatalog.plan(enough).hosts().get(0).number()).isEqualTo(HostNumber.ONE);
    }

    @Test
    @Tag("VA-109")
    void excludedEditionsNeedIndividualKeys() {
        ActivationPlan plan = SampleCatalog.plan(SampleCatalog.network(NetworkKind.CORE, SampleCatalog.ULTIMATE, 40));
        assertThat(plan.advice().get(0).method()).isEqualTo(ActivationMethod.INDIVIDUAL_KEY);
        assertThat(plan.keys())
                .containsExactly(new PlannedKey(PlannedKey.Type.INDIVIDUAL, "Vista Ultimate", 40, false));
    }

    @ParameterizedTest
    @EnumSource(NetworkKind.class)
    void eachWayHasItsReasonInBothLanguages(NetworkKind kind) {
        for (int machines : new int[] {4, 25, 100, 1000}) {
            Network network = SampleCatalog.network(kind, SampleCatalog.CLIENT, machines);
            String english = reason(network, Locale.ENGLISH);
            String japanese = reason(network, Locale.JAPANESE);
            assertThat(english).matches("\\p{ASCII}+\\.");
            assertThat(japanese).matches("(?s).*[\\u3040-\\u30ff].*。");
            if (kind != NetworkKind.ROAMING_AWAY) {
                String number = String.format(Locale.ENGLISH, "%,d", machines);
                assertThat(english).contains(number, "25");
                assertThat(japanese).contains(number, "25");
            }
        }
    }

    private static String reason(Network network, Locale locale) {
        return new ActivationPlanner(SampleCatalog.catalog(), 1000, locale)
                .plan(List.of(network))
                .advice()
                .get(0)
                .reason();
    }

    private static String methods(ActivationPlan plan, int network) {
        Advice advice = plan.advice().get(network);
        List<ActivationMethod> methods = new ArrayList<>(List.of(advice.method()));
        methods.addAll(advice.alternatives());
        return Arrays.toString(methods.toArray()).replaceAll("[\\[\\],]", "");
    }
}
