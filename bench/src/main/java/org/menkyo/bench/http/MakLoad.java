package org.menkyo.bench.http;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.menkyo.bench.BenchException;
import org.menkyo.bench.Installation;
import org.menkyo.protocol.key.ProductKey;

/** New machines that activate with one MAK, each once. */
public final class MakLoad {

    /** How many machines ask at a time. */
    public static final int CLIENTS = 16;

    private static final String PLENTY = "1000000";

    /** Without them one address would soon be asked to wait. */
    public static final Map<String, String> SETTINGS =
            Map.of("MENKYO_STRANGERS_ACTIVATION_BURST", PLENTY, "MENKYO_STRANGERS_ACTIVATION_PER_MINUTE", PLENTY);

    private static final int MOST_PER_SECOND = 6000;

    private final Installation installation;
    private final ProductKey key;
    private int files;

    private MakLoad(Installation installation, ProductKey key) {
        this.installation = installation;
        this.key = key;
    }

    /** Raises the allowance of a license's MAKs, so that a key lasts, whatever is activated. */
    public static MakLoad of(Installation installation, String license, ProductKey key) throws SQLException {
        try (Connection connection = installation.database("menkyo");
                PreparedStatement raise = connection.prepareStatement("UPDATE product_key SET licensed = 100000000,"
                        + " permitted = 100000000 + granted WHERE type = 'MAK'"
                        + " AND agreement_id = (SELECT id FROM agreement WHERE license_id = ?)")) {
            raise.setString(1, license);
            raise.executeUpdate();
        }
        return new MakLoad(installation, key);
    }

    /** Activations a second by REST. */
    public double rest(Duration time) {
        String body = "{\"productKey\":\"" + key.formatted() + "\",\"installationId\":\"%s\"}";
        return activate(time, installation.rest("/activations"), "application/json", "", body);
    }

    /** Activations a second by SOAP. */
    public double soap(Duration time) {
        String body = "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>"
                + "<a:activateInstallation xmlns:a=\"urn:menkyo:activation:v1\"><a:productKey>" + key.formatted()
                + "</a:productKey><a:installationId>%s</a:installationId></a:activateInstallation></s:Body></s:Envelope>";
        URI address = installation.server().resolve("/ws/ActivationService");
        String action = "wrk.headers[\"SOAPAction\"] = '\"urn:menkyo:activation:v1:activateInstallation\"'\n";
        return activate(time, address, "text/xml; charset=UTF-8", action, body);
    }

    /** Activates for a while, and compares the number of answers with that of the machines in the database. */
    private double activate(Duration time, URI address, String type, String headers, String body) {
        files++;
        Path ids = NewMachines.write(
                installation.data().resolve("ids-" + files), key, (int) (MOST_PER_SECOND * time.toSeconds()));
        String lua = "local ids = {}\nfor line in io.lines(\"" + ids + "\") do ids[#ids + 1] = line end\n"
                + "local next_id = 0\nwrk.method = \"POST\"\nwrk.headers[\"Content-Type\"] = \"" + type + "\"\n"
                + headers
                + "function request()\n  next_id = next_id + 1\n  return wrk.format(nil, nil, nil, string.format([["
                + body + "]], ids[next_id]))\nend\n";
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
