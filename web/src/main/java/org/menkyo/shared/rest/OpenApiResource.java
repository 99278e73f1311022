package org.menkyo.shared.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.menkyo.shared.Settings;

/** The OpenAPI document of this interface, which the build writes. */
@AnyParameters
@Path("/openapi.json")
@ApplicationScoped
public class OpenApiResource {

    private final byte[] document;

    /** For the container, which makes a proxy of this class. */
    public OpenApiResource() {
        this.document = new byte[0];
    }

    @Inject
    public OpenApiResource(Settings settings) {
        String address = settings.baseUrl().toString().replaceFirst("/+$", "") + "/api";
        JsonObject written = written();
        this.document = Json.createObjectBuilder(written)
                .add(
                        "servers",
                        Json.createArrayBuilder().add(Json.createObjectBuilder().add("url", address)))
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static JsonObject written() {
        try (InputStream stored = OpenApiResource.class.getResourceAsStream("/META-INF/openapi.json");
                JsonReader reader = Json.createReader(stored)) {
            return reader.readObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The document. Its server is this installation's own address, since generated clients need a whole one. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @OpenToStrangers
    public byte[] document() {
        return document.clone();
    }
}
