package org.menkyo.bench.http;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.menkyo.bench.BenchException;
import org.menkyo.bench.Installation;
import org.menkyo.it.demo.Person;

/** What people and distributors read over REST, and how long a single answer takes. */
public final class PublisherLoad {

    private static final int CONNECTIONS = 16;

    /** So far apart are orders that are read one after the other; a prime. */
    private static final int STRIDE = 7919;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Installation installation;
    private final String customer;
    private final String distributor;
    private final String license;
    private final int orders;

    /**
     * @param customer reads a license of theirs
     * @param orders how many orders the distributor's first bulk submission had; they are read one by one
     */
    public PublisherLoad(Installation installation, Person customer, String license, int orders) {
        this.installation = installation;
        this.customer = customer.rest().authorization();
        this.distributor = installation.stage().demoAccount("demo-distributor").authorization();
        this.license = license;
        this.orders = orders;
    }

    /** Summaries of one license a second. */
    public double summaries(Duration time) {
        return read("volume-summary", "/licenses/" + license, time);
    }

    /** Lists of one license's keys a second. */
    public double keyLists(Duration time) {
        return read("volume-keys", "/product-keys?licenseId=" + license, time);
    }

    private double read(String name, String path, Duration time) {
        Map<String, String> headers = Map.of("Authorization", customer, "Accept", "application/json");
        return Wrk.of(installation.data(), name, installation.rest(path), headers, null)
                .run(CONNECTIONS, time);
    }

    /** Orders read a second, another one with each request. */
    public double orders(Duration time) {
        String lua = "local n = 0\nwrk.headers[\"Authorization\"] = \"" + distributor + "\"\n"
                + "wrk.headers[\"Accept\"] = \"application/json\"\nfunction request()\n  n = (n + " + STRIDE + ") % "
                + orders + "\n  return wrk.format(\"GET\", wrk.path .. \"/B1-\" .. n)\nend\n";
        return Wrk.script(installation.data(), "volume-orders", installation.rest("/orders"), lua)
                .run(CONNECTIONS, time);
    }

    /** How long an answer takes, in milliseconds; it is read to its end. */
    public double millis(String path, String authorization) {
        HttpRequest request = HttpRequest.newBuilder(installation.rest(path))
                .header("Authorization", authorization)
                .build();
        long start = System.nanoTime();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new BenchException(path + " answers " + response.statusCode() + ": " + response.body());
            }
        } catch (IOException failed) {
            throw new BenchException("no answer: " + failed.getMessage(), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new BenchException("stopped", stopped);
        }
        return (System.nanoTime() - start) / 1e6;
    }
}
