package org.menkyo.machines.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.menkyo.machines.agent.RealMachines;
import org.menkyo.protocol.activation.ConfirmationCodec;
import org.menkyo.protocol.activation.ConfirmationId;
import org.menkyo.protocol.activation.InstallationId;

/**
 * A process with the proxy activation of a center, which confirms everything. It says its port when it is there, and ends with
 * its input.
 */
final class ActivationCenter {

    private static final ConfirmationCodec CODEC = new ConfirmationCodec(RealMachines.confirmationKey());

    private ActivationCenter() {}

    public static void main(String[] none) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/proxy-activations", ActivationCenter::answer);
        server.start();
        System.out.println(server.getAddress().getPort());
        System.in.transferTo(System.out);
        server.stop(0);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        JsonArrayBuilder items = Json.createArrayBuilder();
        try (JsonReader reader = Json.createReader(exchange.getRequestBody())) {
            for (JsonObject item : reader.readObject().getJsonArray("items").getValuesAs(JsonObject.class)) {
                InstallationId id = InstallationId.parse(item.getString("installationId"));
                ConfirmationId confirmation = CODEC.confirm(id);
                items.add(Json.createObjectBuilder()
                        .add("installationId", id.formatted())
                        .add("result", "ACTIVATED")
                        .add("confirmationId", confirmation.formatted()));
            }
        }
        byte[] body = Json.createObjectBuilder()
                .add("items", items)
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
