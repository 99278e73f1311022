package org.menkyo.order.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.menkyo.order.AgreementUploadService;
import org.menkyo.order.AgreementView;
import org.menkyo.order.RecordAgreement;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.rest.Created;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.Idempotent;

/** Agreements of all programs but OPEN (LC-101, LC-102). */
@Path("/agreements")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class AgreementResource {

    @Inject
    private AgreementUploadService agreements;

    @Inject
    private CurrentCall call;

    /** Records an agreement with its contacts and what it entitles to. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.RECORD_AGREEMENT)
    @Idempotent
    public Created<AgreementView> record(RecordAgreement command) {
        return Created.of(agreements.record(call.caller(), command));
    }
}
