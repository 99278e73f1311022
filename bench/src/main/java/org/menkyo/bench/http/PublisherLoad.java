package org.menkyo.bench.http;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.menkyo.bench.BenchException;
import org.menkyo.bench.Installation;
import org.menkyo.it.demo.Person;
import org.menkyo.protocol.key.ProductKey;

/** What people, distributors and machines ask the publisher's center for over REST. */
public final class PublisherLoad {

    /** Settings without which one address would soon be asked to wait. */
    public static final Map<String, String> SETTINGS =
            Map.of("MENKYO_REST_ACTIVATION_BURST", "100000000", "MENKYO_REST_ACTIVATION_PER_MINUTE", "100000000");

    private static final int CONNECTIONS = 16;
    private static final int MOST_PER_SECOND = 4000;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Installation installation;
    private final Person customer;
    private final String license;
    private final ProductKey mak;
    private int runs;

    /** @param mak the key of which machines are activated; its allowance is raised */
    public PublisherLoad(Installation installation, Person customer, String license, ProductKey mak)
            throws SQLException {
        this.installation = installation;
        this.customer = customer;
        this.license = license;
        this.mak = mak;
        try (Connection connection = installation.database("menkyo");
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE product_key SET licensed = 100000000, permitted = 100000000 + granted"
                    + " WHERE type = 'MAK' AND agreement_id = (SELECT id FROM agreement WHERE license_id = '" + license
                    + "')");
        }
    }

    /** License summaries a second. */
    public double reads(Duration time) {
        Map<String, String> headers =
                Map.of("Authorization", customer.rest().authorization(), "Accept", "application/json");
        return Wrk.of(installation.data(), "volume-reads", installation.rest("/licenses/" + license), headers, null)
                .run(CONNECTIONS, time);
    }

    /** New machines activated by MAK a second. */
    public double activations(Duration time) {
        runs++;
        Path ids = NewMachines.write(installation.data().resolve("volume-ids-" + runs), mak, (int)
                (MOST_PER_SECOND * (time.toSeconds() + 1)));
        String lua = "local ids = {}\nfor line in io.lines(\"" + ids + "\") do ids[#ids + 1] = line end\n"
                + "local next_id = 0\nwrk.method = \"POST\"\nwrk.headers[\"Content-Type\"] = \"application/json\"\n"
                + "function request()\n  next_id = next_id + 1\n  return wrk.format(nil, nil, nil, string.format([["
                + "{\"productKey\":\"" + mak.formatted() + "\",\"installationId\":\"%s\"}]], ids[next_id]))\nend\n";
        return Wrk.script(installation.data(), "volume-activate-" + runs, installation.rest("/activations"), lua)
                .run(CONNECTIONS, time);
    }

    /** Orders recorded a second, each of an organization of its own. */
    public double orders(Duration time) {
        runs++;
        String lua = "local n = 0\nwrk.method = \"POST\"\nwrk.headers[\"Content-Type\"] = \"application/json\"\n"
                + "wrk.headers[\"Authorization\"] = \""
                + installation.stage().demoAccount("demo-distributor").authorization() + "\"\n"
                + "function request()\n  n = n + 1\n  local id = \"R" + runs + "-\" .. n\n"
                + "  local body = string.gsub([[{\"orderNumber\":\"#\",\"organization\":{\"identifier\":\"#\","
                + "\"name\":\"Example #\",\"address\":{\"street\":\"1-2-3 Marunouchi\",\"city\":\"Tokyo\","
                + "\"postalCode\":\"100-0005\",\"country\":\"JP\"}},\"endCustomers\":[{\"name\":\"Kim Tanaka\","
                + "\"email\":\"#@example.com\"}],\"lines\":[{\"product\":\"SVR-DC-2008\",\"quantity\":10,"
                + "\"softwareAssurance\":false}]}]], \"#\", id)\n  return wrk.format(nil, nil, nil, body)\nend\n";
        return Wrk.script(installation.data(), "volume-orders-" + runs, installation.rest("/orders"), lua)
                .run(CONNECTIONS, time);
    }

    /** How long a report takes, in milliseconds; the answer is read to its end. */
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
