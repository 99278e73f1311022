package org.menkyo.shared.rest;

import jakarta.annotation.Nullable;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.menkyo.shared.database.DatabaseMigration;
import org.menkyo.shared.start.Readiness;
import org.menkyo.shared.start.ReadinessDetail;

/** Tells load balancers and start scripts whether this server lives and can work. */
@AnyParameters
@Path("/health")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class HealthResource {

    private static final Health UP = new Health("UP", null);

    @EJB
    private DatabaseMigration database;

    @Inject
    private ReadinessDetail more;

    @Inject
    private Readiness server;

    /**
     * What a caller without an account may know of the server's state.
     *
     * @param status UP or DOWN
     * @param detail QUARANTINE if the server can work, and no mail, webhook or DNS update leaves the installation, since it is a
     *     restored copy; absent otherwise
     */
    public record Health(String status, @Nullable String detail) {}

    /** Answers as long as the server answers anything. */
    @GET
    @OperationId("readLiveness")
    @Path("/live")
    @OpenToStrangers
    public Health live() {
        return UP;
    }

    /**
     * Answers UP if the database is up to date and answers and the server stays, else DOWN with status 503. A restored copy can
     * work; that it is in quarantine is a detail.
     */
    @GET
    @OperationId("readReadiness")
    @Path("/ready")
    @OpenToStrangers
    public Health ready() {
        if (!server.isReady() || !database.databaseAnswers()) {
            throw new WebApplicationException(Response.status(Response.Status.SERVICE_UNAVAILABLE)
                    .type(MediaType.APPLICATION_JSON_TYPE)
                    .entity(new Health("DOWN", null))
                    .build());
        }
        return new Health("UP", more.detail().orElse(null));
    }
}
