package org.menkyo.bench.http;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.menkyo.bench.BenchException;
import org.menkyo.bench.Installation;
import org.menkyo.bench.Part;
import org.menkyo.bench.Plan;
import org.menkyo.bench.report.Report;
import org.menkyo.bench.report.Result;
import org.menkyo.it.demo.MainJob;
import org.menkyo.it.demo.Person;
import org.menkyo.it.demo.RecordedOrder;

/** Pages of the portal against calls by REST that show the same, for one visitor who does nothing else. */
public final class PagesPart implements Part {

    private static final int WARM_UP_CONNECTIONS = 8;
    private static final double MOST = 2.0;
    private static final String UNIT = "ms";

    private final HttpClient http = HttpClient.newHttpClient();

    /** A page, and the call that it is compared with. */
    private record Pair(String name, Wrk page, Wrk call) {}

    @Override
    public void run(Plan plan) throws Exception {
        try (Installation installation = plan.installation("pages", Map.of())) {
            installation.start();
            Report report = plan.report("pages", "Pages of the portal", installation, Map.of());
            MainJob job = new MainJob(installation.stage());
            RecordedOrder order = job.submitOrder();
            Person customer = job.registerPeople().customer();
            String license = order.licenseNumber();
            String cookie = signIn(installation, customer);
            List<Pair> pairs = List.of(
                    pair(installation, customer, cookie, "licenses", "/licenses", "/license-summary"),
                    pair(
                            installation,
                            customer,
                            cookie,
                            "product keys",
                            "/product-keys?licenseId=" + license,
                            "/product-keys?licenseId=" + license),
                    pair(
                            installation,
                            customer,
                            cookie,
                            "users",
                            "/licenses/" + license + "/users",
                            "/licenses/" + license + "/users"));
            report.line(
                    "The time in which half of the answers came, to one connection that asks again and again. A page"
                            + " reads the session, asks which parts of the menu are for the visitor, does what the call does, and"
                            + " fills a template; what browsers keep, the style sheet, is not in it.");
            for (Pair pair : pairs) {
                pair.page().warmUp(WARM_UP_CONNECTIONS);
                pair.call().warmUp(WARM_UP_CONNECTIONS);
                List<Double> pages = new ArrayList<>();
                List<Double> calls = new ArrayList<>();
                for (int repeat = 0; repeat < plan.repeats(); repeat++) {
                    calls.add(pair.call().answers(1, plan.time()).median());
                    pages.add(pair.page().answers(1, plan.time()).median());
                }
                Plan.say(pair.name() + ": " + pages + ", by REST " + calls + " " + UNIT);
                Result page = new Result(pair.name() + ", page", "1 connection", UNIT, pages);
                Result call = new Result(pair.name() + ", REST", "1 connection", UNIT, calls);
                report.results(List.of(call, page));
                report.target("page of " + pair.name() + " / REST", MOST, false, page.median() / call.median());
            }
            report.write();
        }
    }

    private static Pair pair(
            Installation installation, Person visitor, String cookie, String name, String page, String call) {
        Path folder = installation.data();
        String file = name.replace(' ', '-');
        return new Pair(
                name,
                Wrk.of(
                        folder,
                        file + "-page",
                        installation.server().resolve(page),
                        Map.of("Cookie", cookie, "Accept", "text/html"),
                        null),
                Wrk.of(
                        folder,
                        file + "-rest",
                        installation.rest(call),
                        Map.of("Authorization", visitor.rest().authorization(), "Accept", "application/json"),
                        null));
    }

    /** The cookie of a session that a person begins at the page for it. */
    private String signIn(Installation installation, Person person) throws IOException, InterruptedException {
        URI address = installation.server().resolve("/sign-in");
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "name=" + encoded(person.account()) + "&password=" + encoded(person.password())))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != HttpURLConnection.HTTP_SEE_OTHER) {
            throw new BenchException(address + " answers " + answer.statusCode());
        }
        return answer.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
