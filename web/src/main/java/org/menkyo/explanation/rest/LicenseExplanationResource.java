package org.menkyo.explanation.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.menkyo.explanation.AccessExplanation;
import org.menkyo.explanation.ExplanationService;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.ReadAs;
import org.menkyo.shared.rest.Words;

/** Why a user may do something on a license ID, or may not, for its administrators (LC-1104). */
@Path("/licenses")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class LicenseExplanationResource {

    @Inject
    private ExplanationService explanations;

    @Inject
    private CurrentCall call;

    /**
     * Explains to an administrator why a user may do something on a license ID, or may not: the role that is missing, who could grant it, and until when a lockout lasts.
     *
     * @param email the user's business e-mail
     * @param operation an operation that depends on a role, such as REVEAL_PRODUCT_KEY
     */
    @GET
    @Path("/{licenseId}/explanations")
    @Performs(Operation.EXPLAIN_ACCESS)
    public AccessExplanation explain(
            @PathParam("licenseId") String licenseId,
            @QueryParam("email") String email,
            @ReadAs(Operation.class) @QueryParam("operation") String operation) {
        return explanations.explain(
                call.caller(), licenseId, email, Words.parse("operation", operation, Operation.class));
    }
}
