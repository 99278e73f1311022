package org.menkyo.shared.rest;

import jakarta.ejb.EJB;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.menkyo.shared.DatabaseMigration;

/** Tells load balancers and start scripts whether this server can work. */
@Path("/health")
@Produces(MediaType.APPLICATION_JSON)
public class HealthResource {

    @EJB
    private DatabaseMigration database;

    /** What a caller without an account may know of the server's state: {@code UP} or {@code DOWN}. */
    public record Health(String status) {}

    /** Status 200 if the database is up to date and answers, 503 otherwise. */
    @GET
    @Path("/ready")
    public Response ready() {
        return database.databaseAnswers()
                ? Response.ok(new Health("UP")).build()
                : Response.status(Response.Status.SERVICE_UNAVAILABLE)
                        .entity(new Health("DOWN"))
                        .build();
    }
}
