package org.menkyo.bench.floor;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps objects and gives them back: what is left of a read without sign-in, permissions and database. */
@Path("/objects/{name}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class FloorResource {

    private static final Map<String, Map<String, Object>> OBJECTS = new ConcurrentHashMap<>();

    @PUT
    public void put(@PathParam("name") String name, Map<String, Object> object) {
        OBJECTS.put(name, object);
    }

    @GET
    public Map<String, Object> get(@PathParam("name") String name) {
        return OBJECTS.get(name);
    }
}
