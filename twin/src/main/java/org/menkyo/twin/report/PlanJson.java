package org.menkyo.twin.report;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.function.Function;
import org.menkyo.planning.ActivationPlan;
import org.menkyo.planning.Advice;
import org.menkyo.planning.DnsRecord;
import org.menkyo.planning.FirewallRule;
import org.menkyo.planning.PlannedHosts;
import org.menkyo.planning.PlannedKey;

/** Writes a plan as JSON, in the form that {@code POST /activation-plans} answers with. */
public final class PlanJson {

    private static final String NETWORK = "network";

    private PlanJson() {}

    /** The plan as one JSON object. */
    public static JsonObject of(ActivationPlan plan) {
        return Json.createObjectBuilder()
                .add("advice", list(plan.advice(), PlanJson::advice))
                .add("hosts", list(plan.hosts(), PlanJson::hosts))
                .add("keys", list(plan.keys(), PlanJson::key))
                .add("dnsRecords", list(plan.dnsRecords(), PlanJson::dnsRecord))
                .add("firewallRules", list(plan.firewallRules(), PlanJson::firewallRule))
                .add("notes", texts(plan.notes()))
                .build();
    }

    private static <T> JsonArrayBuilder list(List<T> entries, Function<T, JsonObjectBuilder> form) {
        JsonArrayBuilder list = Json.createArrayBuilder();
        entries.stream().map(form).forEach(list::add);
        return list;
    }

    private static JsonArrayBuilder texts(List<?> entries) {
        JsonArrayBuilder list = Json.createArrayBuilder();
        entries.forEach(entry -> list.add(entry.toString()));
        return list;
    }

    private static JsonObjectBuilder advice(Advice advice) {
        return Json.createObjectBuilder()
                .add(NETWORK, advice.network())
                .add("kind", advice.kind().name())
                .add("editions", texts(advice.editions()))
                .add("physical", advice.physical())
                .add("virtual", advice.virtual())
                .add("method", advice.method().name())
                .add("alternatives", texts(advice.alternatives()))
                .add("reason", advice.reason());
    }

    private static JsonObjectBuilder hosts(PlannedHosts hosts) {
        return Json.createObjectBuilder()
                .add(NETWORK, hosts.network())
                .add("number", hosts.number().name())
                .add("names", texts(hosts.names()))
                .add("serves", texts(hosts.serves()))
                .add("machines", hosts.machines())
                .add("keyGroup", hosts.keyGroup())
                .add("serverPlatform", hosts.serverPlatform())
                .add("activation", hosts.activation().name());
    }

    private static JsonObjectBuilder key(PlannedKey key) {
        return Json.createObjectBuilder()
                .add("type", key.type().name())
                .add("product", key.product())
                .add("uses", key.uses())
                .add("extensionNeeded", key.extensionNeeded());
    }

    private static JsonObjectBuilder dnsRecord(DnsRecord record) {
        return Json.createObjectBuilder()
                .add("name", record.name())
                .add("priority", record.priority())
                .add("weight", record.weight())
                .add("port", record.port())
                .add("target", record.target());
    }

    private static JsonObjectBuilder firewallRule(FirewallRule rule) {
        return Json.createObjectBuilder()
                .add("from", rule.from())
                .add("to", rule.to())
                .add("port", rule.port())
                .add("purpose", rule.purpose());
    }
}
