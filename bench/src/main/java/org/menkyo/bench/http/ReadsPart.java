package org.menkyo.bench.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.menkyo.bench.Archive;
import org.menkyo.bench.BenchException;
import org.menkyo.bench.Costs;
import org.menkyo.bench.Installation;
import org.menkyo.bench.Part;
import org.menkyo.bench.Plan;
import org.menkyo.bench.Profile;
import org.menkyo.bench.report.Report;
import org.menkyo.bench.report.Result;
import org.menkyo.it.demo.MainJob;
import org.menkyo.it.demo.Person;
import org.menkyo.it.demo.RecordedOrder;

/** Reads by REST and SOAP against endpoints of the same server that only answer. */
public final class ReadsPart implements Part {

    private static final int CONNECTIONS = 16;
    private static final String UNIT = "answers/s";

    private static final String ENVELOPE =
            "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>" + "%s</s:Body></s:Envelope>";

    /** A read, and the endpoint that it is compared with. */
    private record Pair(String name, Wrk ours, Wrk floor, String sizes) {}

    private final HttpClient http = HttpClient.newHttpClient();

    @Override
    public void run(Plan plan) throws Exception {
        try (Installation installation = plan.installation("reads", Map.of())) {
            installation.start();
            Report report = plan.report("reads", "Reads by REST and SOAP", installation, Map.of());
            MainJob job = new MainJob(installation.stage());
            RecordedOrder order = job.submitOrder();
            Person customer = job.registerPeople().customer();
            deployFloor(installation);
            List<Pair> pairs = new ArrayList<>();
            String license = order.licenseNumber();
            pairs.add(rest(installation, customer, "license summary", "/licenses/" + license));
            pairs.add(rest(installation, customer, "key list", "/product-keys?licenseId=" + license));
            pairs.add(rest(installation, customer, "own permissions", "/permissions"));
            pairs.add(soap(installation, customer, license));
            for (Pair pair : pairs) {
                pair.ours().warmUp(CONNECTIONS);
                pair.floor().warmUp(CONNECTIONS);
            }
            Costs costs = new Costs();
            Map<Pair, Result> ours = new LinkedHashMap<>();
            Map<Pair, Result> floors = new LinkedHashMap<>();
            for (Pair pair : pairs) {
                String setting = CONNECTIONS + " connections";
                List<Double> bare = new ArrayList<>();
                List<Double> whole = new ArrayList<>();
                for (int repeat = 0; repeat < plan.repeats(); repeat++) {
                    bare.add(costs.of(
                            pair.name() + ", bare",
                            installation,
                            plan.time(),
                            () -> pair.floor().run(CONNECTIONS, plan.time())));
                    whole.add(costs.of(
                            pair.name(),
                            installation,
                            plan.time(),
                            () -> pair.ours().run(CONNECTIONS, plan.time())));
                }
                Plan.say(pair.name() + ": " + whole + ", bare " + bare + " " + UNIT);
                floors.put(pair, new Result(pair.name() + ", bare", setting, UNIT, bare));
                ours.put(pair, new Result(pair.name(), setting, UNIT, whole));
            }
            Path recording = plan.work().resolve("reads.jfr");
            Profile profile = Profile.of(
                    installation, recording, () -> pairs.get(0).ours().run(CONNECTIONS, plan.time()));
            Path soapRecording = plan.work().resolve("reads-soap.jfr");
            Profile soapProfile = Profile.of(
                    installation, soapRecording, () -> pairs.get(3).ours().run(CONNECTIONS, plan.time()));
            report.line("Each read signs in by HTTP Basic, finds out who calls, checks the permission and finds what"
                    + " it gives; the bare endpoint beside it, on the same server, gives a constant object of the same"
                    + " content to the same serializer as any JAX-RS or JAX-WS application, without any of that.");
            for (Pair pair : pairs) {
                report.line("Length of the answers, " + pair.name() + ": " + pair.sizes());
                report.results(List.of(floors.get(pair), ours.get(pair)));
                boolean soap = pair.name().startsWith("SOAP");
                report.target(
                        pair.name() + " / bare endpoint",
                        soap ? 0.7 : 0.8,
                        true,
                        ours.get(pair).median() / floors.get(pair).median());
            }
            costs.describe(report, "answer");
            report.line("Profile of the license summary by REST:");
            profile.describe(report);
            report.line("Profile of the license summary by SOAP:");
            soapProfile.describe(report);
            report.write();
        }
    }

    /** The bare endpoints, with nothing else in the way. */
    private static void deployFloor(Installation installation) {
        Archive floor = new Archive()
                .floors(
                        "WEB-INF/classes/",
                        "FloorApplication",
                        "FloorJson",
                        "FloorResource",
                        "FloorLicense",
                        "FloorLicense$Product",
                        "FloorLicenses")
                .text("WEB-INF/jboss-web.xml", "<jboss-web><context-root>/floor</context-root></jboss-web>");
        installation.deploy(floor.write(installation.data().resolve("floor.war")));
    }

    private Pair rest(Installation installation, Person caller, String name, String path) {
        Map<String, String> headers =
                Map.of("Authorization", caller.rest().authorization(), "Accept", "application/json");
        String object = name.replace(' ', '-');
        URI floor = installation.server().resolve("/floor/rest/objects/" + object);
        String payload = send(HttpRequest.newBuilder(installation.rest(path)), headers, null);
        send(
                HttpRequest.newBuilder(floor).PUT(BodyPublishers.ofString(payload)),
                Map.of("Content-Type", "application/json"),
                null);
        String bare = send(HttpRequest.newBuilder(floor), Map.of("Accept", "application/json"), null);
        Path folder = installation.data();
        return new Pair(
                "REST " + name,
                Wrk.of(folder, object, installation.rest(path), headers, null),
                Wrk.of(folder, object + "-floor", floor, Map.of("Accept", "application/json"), null),
                payload.length() + " and " + bare.length() + " characters");
    }

    private Pair soap(Installation installation, Person caller, String license) {
        URI address = installation.server().resolve("/ws/LicenseService");
        Map<String, String> headers = Map.of(
                "Authorization",
                caller.rest().authorization(),
                "Content-Type",
                "text/xml; charset=UTF-8",
                "SOAPAction",
                "\"urn:menkyo:license:v1:getLicense\"");
        String body = ENVELOPE.formatted("<l:getLicense xmlns:l=\"urn:menkyo:license:v1\"><l:licenseId>" + license
                + "</l:licenseId></l:getLicense>");
        URI floor = installation.server().resolve("/floor/FloorLicenses");
        Map<String, String> floorHeaders = Map.of("Content-Type", "text/xml; charset=UTF-8", "SOAPAction", "\"\"");
        String floorBody = ENVELOPE.formatted(
                "<l:getLicense xmlns:l=\"urn:menkyo:floor\"><l:licenseId>" + license + "</l:licenseId></l:getLicense>");
        String answer = send(HttpRequest.newBuilder(address), headers, body);
        String bare = send(HttpRequest.newBuilder(floor), floorHeaders, floorBody);
        Path folder = installation.data();
        return new Pair(
                "SOAP license summary",
                Wrk.of(folder, "soap", address, headers, body),
                Wrk.of(folder, "soap-floor", floor, floorHeaders, floorBody),
                answer.length() + " and " + bare.length() + " characters");
    }

    private String send(HttpRequest.Builder request, Map<String, String> headers, String body) {
        headers.forEach(request::header);
        if (body != null) {
            request.POST(BodyPublishers.ofString(body));
        }
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new BenchException(response.uri() + " answers " + response.statusCode() + ": " + response.body());
            }
            return response.body();
        } catch (IOException failed) {
            throw new BenchException("no answer: " + failed.getMessage(), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new BenchException("stopped", stopped);
        }
    }
}
