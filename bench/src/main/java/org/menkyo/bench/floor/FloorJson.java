package org.menkyo.bench.floor;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;

/** One instance for all requests; without it the server makes one again and again. */
@Provider
public class FloorJson implements ContextResolver<Jsonb> {

    private final Jsonb json = JsonbBuilder.create();

    @Override
    public Jsonb getContext(Class<?> type) {
        return json;
    }
}
