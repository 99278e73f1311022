package org.menkyo.it.soap;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.menkyo.it.peer.NodePrograms;
import org.menkyo.it.peer.Program;
import org.menkyo.it.soap.ZeepPeer.SignIn;

/** A program for Node.js that knows nothing of Menkyo but the address of a WSDL. */
final class NodePeer {

    private final JsonArrayBuilder calls = Json.createArrayBuilder();
    private final URI wsdl;
    private final SignIn signIn;
    private final String user;
    private final String password;

    NodePeer(URI wsdl, SignIn signIn, String user, String password) {
        this.wsdl = wsdl;
        this.signIn = signIn;
        this.user = user;
        this.password = password;
    }

    NodePeer call(String operation, JsonObject arguments) {
        calls.add(Json.createObjectBuilder().add("operation", operation).add("arguments", arguments));
        return this;
    }

    /** What became of each call: an object with {@code result} or {@code fault}. */
    List<JsonObject> answers() {
        JsonObject job = Json.createObjectBuilder()
                .add("wsdl", wsdl.toString())
                .add("soap12", wsdl.getPath().endsWith("Soap12"))
                .add("signIn", signIn.name().toLowerCase(Locale.ROOT))
                .add("user", user)
                .add("password", password)
                .add("calls", calls)
                .build();
        Program.Ended ended = NodePrograms.get().run(job.toString(), List.of("node", "soap-peer.mjs"));
        assertThat(ended.code()).as(ended.errors()).isZero();
        return ended.output().lines().map(NodePeer::parse).toList();
    }

    private static JsonObject parse(String line) {
        try (JsonReader reader = Json.createReader(new StringReader(line))) {
            return reader.readObject();
        }
    }
}
