package org.menkyo.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.PropertyResourceBundle;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a plan of several networks needs: hosts, keys, DNS records, firewall rules. */
@Tag("VA-701")
class ActivationPlanTest {

    private static final List<Network> NETWORKS = List.of(
            SampleCatalog.network(
                    "Head office",
                    NetworkKind.CORE,
                    new Machines(SampleCatalog.CLIENT, 900, 0),
                    new Machines(SampleCatalog.DATACENTER, 10, 40)),
            new Network(
                    "Osaka",
                    NetworkKind.BRANCH_REACHING_CORE,
                    Optional.of("osaka.example.com"),
                    List.of(new Machines(SampleCatalog.CLIENT, 90, 0))),
            new Network(
                    "Lab", NetworkKind.ISOLATED, Optional.empty(), List.of(new Machines(SampleCatalog.SERVER, 5, 0))),
            SampleCatalog.network("DMZ", NetworkKind.BRANCH_APART, new Machines(SampleCatalog.SERVER, 4, 2)),
            SampleCatalog.network("Sales", NetworkKind.ROAMING_AWAY, new Machines(SampleCatalog.CLIENT, 12, 0)));

    private final ActivationPlan plan = SampleCatalog.plan(NETWORKS.toArray(Network[]::new));

    @Test
    void hostsStandWhereTheirMachinesAsk() {
        assertThat(plan.hosts())
                .containsExactly(
                        new PlannedHosts(
                                "Head office",
                                HostNumber.TWO_OR_MORE,
                                List.of("kms1.example.com", "kms2.example.com"),
                                List.of("Head office", "Osaka"),
                                1000,
                                "C",
                                true,
                                PlannedHosts.HostActivation.ONLINE),
                        new PlannedHosts(
                                "Lab",
                                HostNumber.ONE,
                                List.of("kms3"),
                                List.of("Lab"),
                                5,
                                "B",
                                true,
                                PlannedHosts.HostActivation.PHONE));
    }

    @Test
    @Tag("VA-103")
    void keysAreOfTheHighestGroupServedAndOfEachGroupByMak() {
        assertThat(plan.keys())
                .containsExactly(
                        new PlannedKey(PlannedKey.Type.KMS_HOST, "B", 1, false),
                        new PlannedKey(PlannedKey.Type.KMS_HOST, "C", 2, false),
                        new PlannedKey(PlannedKey.Type.MAK, "B", 6, false),
                        new PlannedKey(PlannedKey.Type.MAK, "CLIENT_VL", 12, false));
    }

    @Test
    @Tag("VA-301")
    void moreHostsThanAKeyPermitsNeedItsExtension() {
        Network[] labs = new Network[7];
        for (int i = 0; i < labs.length; i++) {
            labs[i] =
                    SampleCatalog.network("Lab " + i, NetworkKind.ISOLATED, new Machines(SampleCatalog.CLIENT, 25, 0));
        }
        assertThat(SampleCatalog.plan(labs).keys())
                .containsExactly(new PlannedKey(PlannedKey.Type.KMS_HOST, "CLIENT_VL", 7, true));
        assertThat(SampleCatalog.plan(List.of(labs).subList(0, 6).toArray(Network[]::new))
                        .keys())
                .containsExactly(new PlannedKey(PlannedKey.Type.KMS_HOST, "CLIENT_VL", 6, false));
    }

    @Test
    @Tag("VA-104")
    void hostsOfClientEditionsCanStandOnAnyPlatform() {
        ActivationPlan clients = SampleCatalog.plan(SampleCatalog.network(NetworkKind.CORE, SampleCatalog.CLIENT, 25));
        assertThat(clients.hosts().get(0).serverPlatform()).isFalse();
    }

    @Test
    @Tag("VA-308")
    void eachDomainFindsTheHosts() {
        assertThat(plan.dnsRecords())
                .extracting(DnsRecord::line)
                .containsExactly(
                        "_vlmcs._tcp.example.com. IN SRV 0 0 1688 kms1.example.com.",
                        "_vlmcs._tcp.example.com. IN SRV 0 0 1688 kms2.example.com.",
                        "_vlmcs._tcp.osaka.example.com. IN SRV 0 0 1688 kms1.example.com.",
                        "_vlmcs._tcp.osaka.example.com. IN SRV 0 0 1688 kms2.example.com.");
        assertThat(plan.notes())
                .containsExactly(
                        "Lab has no DNS domain in which hosts are published: set the host on its machines (kms3).");
    }

    @Test
    void firewallsLetThroughWhatIsRecommended() {
        assertThat(plan.firewallRules())
                .containsExactly(
                        rule("Machines of Head office", "KMS host of Head office", 1688, "activation by KMS"),
                        rule("Machines of Osaka", "KMS host of Head office", 1688, "activation by KMS"),
                        rule(
                                "KMS host of Head office",
                                "Name server of Head office",
                                53,
                                "publication of the KMS host by DNS (RFC 2136)"),
                        rule("KMS host of Head office", "licensing.example.com", 443, "activation of the KMS host"),
                        rule("Machines of Lab", "KMS host of Lab", 1688, "activation by KMS"),
                        rule(
                                "KMS host of Lab",
                                "Name server of Lab",
                                53,
                                "publication of the KMS host by DNS (RFC 2136)"),
                        rule("Machines of DMZ", "licensing.example.com", 443, "activation by MAK"));
    }

    private static FirewallRule rule(String from, String to, int port, String purpose) {
        return new FirewallRule(from, to, port, purpose);
    }

    @Test
    void theDocumentSaysAllOfIt() {
        String text = PlanDocument.markdown(plan, Locale.ENGLISH);
        assertThat(text)
                .startsWith("# Activation plan\n\n## Head office: KMS host of the core network\n\n1,000 physical")
                .contains(
                        "- Machines: 910 physical, 40 virtual (Vista Business, Server Datacenter)\n",
                        "- Also right: MAK by phone; MAK by proxy\n",
                        "- Head office: two KMS hosts or more (kms1.example.com, kms2.example.com) on a server platform,"
                                + " with the KMS host key of product group C, activated online. Asked by 1,000 physical"
                                + " machines of: Head office, Osaka\n",
                        "- MAK of product group B, for 6 activations\n",
                        "- `_vlmcs._tcp.example.com. IN SRV 0 0 1688 kms1.example.com.`\n",
                        "- Machines of DMZ → licensing.example.com, TCP port 443: activation by MAK\n");
        ActivationPlan japanese = new ActivationPlanner(
                        SampleCatalog.catalog(), SampleCatalog.ENTERPRISE, Locale.JAPANESE)
                .plan(NETWORKS);
        assertThat(PlanDocument.markdown(japanese, Locale.JAPANESE))
                .startsWith("# ライセンス認証の計画\n\n## Head office: コア ネットワークの KMS ホスト\n")
                .contains("- 製品グループ B の MAK: ライセンス認証 6 回\n", "ポート 1688", "KMS ホスト 2 台以上");
    }

    @Test
    void bothLanguagesHaveTheSameTexts() throws Exception {
        try (var english = PlanTexts.class.getResourceAsStream("texts.properties");
                var japanese = PlanTexts.class.getResourceAsStream("texts_ja.properties")) {
            assertThat(new TreeSet<>(new PropertyResourceBundle(japanese).keySet()))
                    .isEqualTo(new TreeSet<>(new PropertyResourceBundle(english).keySet()));
        }
    }

    @Test
    void whatCannotBePlannedIsRefused() {
        Network office = SampleCatalog.network(NetworkKind.CORE, SampleCatalog.CLIENT, 25);
        assertThatThrownBy(() -> SampleCatalog.plan(office, office)).hasMessage("two networks have the same name");
        Network unknown = SampleCatalog.network(NetworkKind.CORE, "NONE", 25);
        assertThatThrownBy(() -> SampleCatalog.plan(unknown)).hasMessage("the catalog has no edition NONE");
        assertThatThrownBy(() -> new Machines(SampleCatalog.CLIENT, -1, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ActivationPlanner(SampleCatalog.catalog(), 99, Locale.ENGLISH))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
