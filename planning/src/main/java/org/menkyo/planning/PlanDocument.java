package org.menkyo.planning;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes a plan as a text to print, in Markdown, which reads well as it is, too. */
public final class PlanDocument {

    private final PlanTexts texts;
    private final StringBuilder text = new StringBuilder();

    private PlanDocument(Locale locale) {
        this.texts = new PlanTexts(locale);
    }

    /**
     * The plan as Markdown.
     *
     * @param locale the language in which the plan was made
     */
    public static String markdown(ActivationPlan plan, Locale locale) {
        PlanDocument document = new PlanDocument(locale);
        document.write(plan);
        return document.text.toString();
    }

    private void write(ActivationPlan plan) {
        text.append("# ").append(texts.text("document.title")).append("\n");
        for (Advice advice : plan.advice()) {
            heading(advice.network() + ": " + texts.word(advice.method()));
            text.append(advice.reason()).append("\n\n");
            item("document.machines", machines(advice));
            item("document.kind", texts.word(advice.kind()));
            if (!advice.alternatives().isEmpty()) {
                item(
                        "document.alternatives",
                        advice.alternatives().stream().map(texts::word).collect(Collectors.joining("; ")));
            }
        }
        section("document.hosts", plan.hosts(), this::line);
        section("document.keys", plan.keys(), this::line);
        section("document.dns", plan.dnsRecords(), record -> "`" + record.line() + "`");
        section("document.firewall", plan.firewallRules(), this::line);
        section("document.notes", plan.notes(), note -> note);
    }

    private String machines(Advice advice) {
        return texts.text(
                "document.machines.line", advice.physical(), advice.virtual(), String.join(", ", advice.editions()));
    }

    private String line(PlannedHosts hosts) {
        return texts.text(
                "document.hosts.line",
                hosts.network(),
                texts.word(hosts.number()),
                String.join(", ", hosts.names()),
                texts.text(hosts.serverPlatform() ? "document.platform.server" : "document.platform.any"),
                hosts.keyGroup(),
                texts.word(hosts.activation()),
                String.join(", ", hosts.serves()),
                hosts.machines());
    }

    private String line(PlannedKey key) {
        return texts.text("document.keys." + key.type(), key.product(), key.uses())
                + (key.extensionNeeded() ? texts.text("document.keys.extension") : "");
    }

    private String line(FirewallRule rule) {
        return texts.text(
                "document.firewall.line", rule.from(), rule.to(), Integer.toString(rule.port()), rule.purpose());
    }

    private <T> void section(String title, List<T> entries, Function<T, String> line) {
        if (!entries.isEmpty()) {
            heading(texts.text(title));
            entries.forEach(entry -> text.append("- ").append(line.apply(entry)).append("\n"));
        }
    }

    private void heading(String title) {
        text.append("\n## ").append(title).append("\n\n");
    }

    private void item(String label, String value) {
        text.append("- ").append(texts.text(label)).append(": ").append(value).append("\n");
    }
}
