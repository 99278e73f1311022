package org.menkyo.shared.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.menkyo.activationplan.portal.MachinesRow;
import org.menkyo.activationplan.portal.NetworkRow;
import org.menkyo.planning.ActivationPlan;
import org.menkyo.planning.ActivationPlanner;
import org.menkyo.planning.Advice;
import org.menkyo.planning.KeyGroup;
import org.menkyo.planning.Machines;
import org.menkyo.planning.Network;
import org.menkyo.planning.NetworkKind;
import org.menkyo.planning.PlanTexts;
import org.menkyo.planning.PlannedEdition;
import org.menkyo.planning.PlanningCatalog;
import org.menkyo.shared.Settings;
import org.menkyo.shared.call.CallOrigin;
import org.menkyo.shared.call.Channel;
import org.menkyo.shared.call.SignInResult;
import org.menkyo.shared.error.FieldError;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.text.Language;

@Tag("VA-701")
class ActivationPlanPageTest {

    private static final PlanningCatalog CATALOG = new PlanningCatalog(
            "_vlmcs._tcp",
            1688,
            1,
            URI.create("https://licensing.example.com"),
            List.of(
                    new PlannedEdition("SERVER", "Server", Optional.of(new KeyGroup("B", "B", 30)), false, 5, 60, 3),
                    new PlannedEdition("ULTIMATE", "Ultimate", Optional.empty(), true, 25, 30, 3)));

    @ParameterizedTest
    @EnumSource(Language.class)
    void thePageShowsEveryPartOfThePlan(Language language) {
        ActivationPlan plan = new ActivationPlanner(CATALOG, 1000, language.locale())
                .plan(List.of(
                        network("Head <office>", NetworkKind.CORE, Optional.of("example.com"), "SERVER", 1200),
                        network("Lab", NetworkKind.ISOLATED, Optional.empty(), "SERVER", 4),
                        network("Closed", NetworkKind.AIR_GAP, Optional.empty(), "SERVER", 20),
                        network("Road", NetworkKind.ROAMING_AWAY, Optional.empty(), "SERVER", 4),
                        network("Home", NetworkKind.ROAMING_AWAY, Optional.empty(), "ULTIMATE", 1)));

        String html = html(page(language).with("plan", plan), language);

        PlanTexts words = new PlanTexts(language.locale());
        for (Advice given : plan.advice()) {
            assertThat(html).contains(given.reason(), words.word(given.kind()), words.word(given.method()));
            given.alternatives().forEach(other -> assertThat(html).contains(words.word(other)));
        }
        plan.hosts()
                .forEach(host -> assertThat(html)
                        .contains(
                                words.word(host.number()),
                                words.word(host.activation()),
                                String.join(", ", host.names())));
        plan.firewallRules()
                .forEach(rule -> assertThat(html)
                        .contains(
                                rule.from().replace("<", "&lt;").replace(">", "&gt;"),
                                ">" + rule.port() + "<",
                                rule.purpose()));
        plan.dnsRecords().forEach(record -> assertThat(html).contains("<code>" + record.line() + "</code>"));
        plan.notes().forEach(note -> assertThat(html).contains(note));
        assertThat(plan.notes()).isNotEmpty();
        assertThat(plan.dnsRecords()).hasSize(2);
        assertThat(html)
                .contains("Head &lt;office&gt;")
                .contains("formaction=\"/activation-plan/activation-plan.md\"", "#plan")
                .contains(language == Language.JA ? "ホスト 3 台" : "for 3 hosts")
                .contains(language == Language.JA ? "ライセンス認証 4 回" : "for 4 activations")
                .contains(language == Language.JA ? "サポートに拡張を依頼" : "ask support to extend it")
                .contains(language == Language.JA ? "物理 1,200 台、仮想 0 台" : "1,200 physical, 0 virtual");
    }

    @Test
    void theFormShowsAgainWhatWasTypedAndWhatIsWrongWithIt() {
        String html = html(
                page(Language.EN)
                        .refused(new InvalidInputException(List.of(
                                new FieldError("networks[1].machines", FieldProblem.REQUIRED, List.of()),
                                new FieldError(
                                        "networks[0].machines[0].physical", FieldProblem.MALFORMED, List.of())))),
                Language.EN);

        assertThat(html)
                .contains(
                        "<option value=\"CORE\" selected>",
                        "<option value=\"SERVER\" selected>",
                        "value=\"Lab &amp; co\"")
                .contains("href=\"#field-networks-0-machines-0-physical\">Physical machines (1, 1)</a>")
                .contains(
                        "href=\"#field-networks-1-machines\">Machines (2)</a>",
                        "<div id=\"field-networks-1-machines\">")
                .contains("aria-describedby=\"wrong-networks-0-machines-0-physical\"")
                .doesNotContain("id=\"plan\"");
    }

    private static Network network(
            String name, NetworkKind kind, Optional<String> domain, String edition, int physical) {
        return new Network(name, kind, domain, List.of(new Machines(edition, physical, 0)));
    }

    private static HtmlPage page(Language language) {
        return HtmlPage.of("activation-plan")
                .with(
                        "networks",
                        List.of(
                                new NetworkRow(
                                        "Lab & co",
                                        "CORE",
                                        "example.com",
                                        List.of(new MachinesRow("SERVER", "many", null))),
                                new NetworkRow(null, null, null, List.of(new MachinesRow(null, null, null)))))
                .with("kinds", NetworkKind.values())
                .with("editions", List.of(Map.of("value", "SERVER", "text", "Server")))
                .with("words", new PlanTexts(language.locale()));
    }

    private static String html(HtmlPage page, Language language) {
        Visit visit = new Visit();
        visit.arrived(
                CallOrigin.ofHttp(Channel.PORTAL, "192.0.2.1", language.locale().getLanguage(), "call"),
                "/activation-plan",
                null,
                SignInResult.notTried());
        return new String(
                new PageRenderer(new Settings(), visit, null, null, new Assets()).render(page), StandardCharsets.UTF_8);
    }
}
