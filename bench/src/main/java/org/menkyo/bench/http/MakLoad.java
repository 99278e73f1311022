package org.menkyo.bench.http;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.menkyo.bench.BenchException;
import org.menkyo.bench.Installation;
import org.menkyo.protocol.key.ProductKey;

/** New machines that activate with MAKs, each once. */
public final class MakLoad {

    /** How many machines ask at a time. */
    public static final int CLIENTS = 16;

    private static final String PLENTY = "1000000";

    /** Without them one address would soon be asked to wait. */
    public static final Map<String, String> SETTINGS =
            Map.of("MENKYO_STRANGERS_ACTIVATION_BURST", PLENTY, "MENKYO_STRANGERS_ACTIVATION_PER_MINUTE", PLENTY);

    private static final int MOST_PER_SECOND = 6000;

    private final Installation installation;
    private final List<ProductKey> keys;
    private int files;

    private MakLoad(Installation installation, List<ProductKey> keys) {
        this.installation = installation;
        this.keys = keys;
    }

    /**
     * Raises the allowance of all MAKs that there are, so that they last, whatever is activated.
     *
     * @param keys those that machines take in turn
     */
    public static MakLoad of(Installation installation, List<ProductKey> keys) throws SQLException {
        try (Connection connection = installation.database("menkyo");
                Statement raise = connection.createStatement()) {
            raise.executeUpdate("UPDATE product_key SET licensed = 100000000, permitted = 100000000 + granted"
                    + " WHERE type = 'MAK'");
        }
        return new MakLoad(installation, keys);
    }

    /** Activations a second by REST. */
    public double rest(Duration time) {
        String body = "{\"productKey\":\"%s\",\"installationId\":\"%s\"}";
        return activate(time, installation.rest("/activations"), "application/json", "", body);
    }

    /** Activations a second by SOAP. */
    public double soap(Duration time) {
        String body = "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>"
                + "<a:activateInstallation xmlns:a=\"urn:menkyo:activation:v1\"><a:productKey>%s"
                + "</a:productKey><a:installationId>%s</a:installationId></a:activateInstallation></s:Body></s:Envelope>";
        URI address = installation.server().resolve("/ws/ActivationService");
        String action = "wrk.headers[\"SOAPAction\"] = '\"urn:menkyo:activation:v1:activateInstallation\"'\n";
        return activate(time, address, "text/xml; charset=UTF-8", action, body);
    }

    /** Activates for a while, and compares the number of answers with that of the machines in the database. */
    private double activate(Duration time, URI address, String type, String headers, String body) {
        files++;
        Path machines = NewMachines.write(
                installation.data().resolve("machines-" + files), keys, (int) (MOST_PER_SECOND * time.toSeconds()));
        String lua = "local keys, ids = {}, {}\nfor line in io.lines(\"" + machines + "\") do\n"
                + "  keys[#keys + 1], ids[#ids + 1] = line:match(\"(%S+) (.+)\")\nend\n"
                + "local next_id = 0\nwrk.method = \"POST\"\nwrk.headers[\"Content-Type\"] = \"" + type + "\"\n"
                + headers
                + "function request()\n  next_id = next_id + 1\n  return wrk.format(nil, nil, nil, string.format([["
                + body + "]], keys[next_id], ids[next_id]))\nend\n";
        long before = machines();
        Wrk.Answers answers = Wrk.script(installation.data(), "activate-" + files, address, lua)
                .answers(CLIENTS, time);
        long made = machines() - before;
        // wrk leaves without the answers to what it sent last.
        if (made < answers.count() || made > answers.count() + CLIENTS) {
            throw new BenchException(made + " machines were activated, and " + answers.count() + " were answered");
        }
        return answers.perSecond();
    }

    private long machines() {
        return installation.number("SELECT count(*) FROM activated_machine");
    }
}
