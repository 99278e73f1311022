package org.menkyo.shared.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The OpenAPI document of this interface, which the build writes. */
@AnyParameters
@Path("/openapi.json")
@ApplicationScoped
public class OpenApiResource {

    /** The document. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @OpenToStrangers
    public byte[] document() {
        try (InputStream document = OpenApiResource.class.getResourceAsStream("/META-INF/openapi.json")) {
            return document.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
