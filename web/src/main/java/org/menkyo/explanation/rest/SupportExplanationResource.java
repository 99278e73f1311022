package org.menkyo.explanation.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
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

/** Why a user may do something on a license ID, or may not, for support (LC-1104). */
@Path("/support/explanations")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class SupportExplanationResource {

    @Inject
    private ExplanationService explanations;

    @Inject
    private CurrentCall call;

    /**
     * Explains to support why a user may do something on a license ID, or may not.
     *
     * @param licenseId the license ID
     * @param email the user's business e-mail
     * @param operation an operation that depends on a role, such as REVEAL_PRODUCT_KEY
     */
    @GET
    @Performs(Operation.EXPLAIN_ACCESS_FOR_SUPPORT)
    public AccessExplanation explain(
            @QueryParam("licenseId") String licenseId,
            @QueryParam("email") String email,
            @ReadAs(Operation.class) @QueryParam("operation") String operation) {
        return explanations.explainForSupport(
                call.caller(), licenseId, email, Words.parse("operation", operation, Operation.class));
    }
}
