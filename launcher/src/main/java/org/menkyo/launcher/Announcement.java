package org.menkyo.launcher;

import java.util.List;

/** What people need to know once everything runs: the addresses and the sign-ins of the demo data. */
final class Announcement {

    private final LaunchPlan plan;

    Announcement(LaunchPlan plan) {
        this.plan = plan;
    }

    String text() {
        String server = "http://" + plan.host();
        StringBuilder text = new StringBuilder("\n");
        line(text, "Portal", server + "/");
        line(text, "REST", server + "/api");
        line(text, "OpenAPI", server + "/openapi");
        for (String service : SoapServices.paths(plan.application())) {
            line(text, "WSDL", server + "/ws" + service + "?wsdl");
        }
        line(text, "KMS", "localhost port " + plan.ports().kms());
        if (plan.ownMailSink()) {
            line(text, "Mailbox", "http://localhost:" + plan.ports().mailbox());
        }
        line(text, "Health", "http://localhost:" + plan.ports().management() + "/health (metrics: /prometheus)");
        if (plan.demo()) {
            signIns(text);
        }
        return text.append("\nCtrl-C stops everything.\n").toString();
    }

    private static void signIns(StringBuilder text) {
        List<SignIns.SignIn> signIns = SignIns.all();
        if (signIns.isEmpty()) {
            return;
        }
        text.append("\nSign-ins of the demo data:\n");
        int name = signIns.stream().mapToInt(s -> s.name().length()).max().orElse(0);
        int password =
                signIns.stream().mapToInt(s -> s.password().length()).max().orElse(0);
        String format = "  %-" + name + "s  %-" + password + "s  %s%n";
        signIns.forEach(s -> text.append(format.formatted(s.name(), s.password(), s.purpose())));
    }

    private static void line(StringBuilder text, String what, String where) {
        text.append("  %-8s %s%n".formatted(what, where));
    }
}
