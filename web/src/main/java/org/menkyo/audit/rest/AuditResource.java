package org.menkyo.audit.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import org.menkyo.audit.AuditRecordView;
import org.menkyo.audit.AuditService;
import org.menkyo.audit.AuditVerification;
import org.menkyo.audit.SignedCheckpoint;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.ListParameters;

/** The whole audit, for auditors (LC-1001, LC-1002, LC-1003). */
@Path("/audit")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {

    @Inject
    private AuditService audit;

    @Inject
    private CurrentCall call;

    /**
     * Lists all audit records.
     *
     * @param licenseId only those that belong to this license ID
     */
    @GET
    @Performs(Operation.READ_AUDIT)
    public Page<AuditRecordView> listAll(@QueryParam("licenseId") String licenseId, @BeanParam ListParameters list) {
        return audit.listAll(call.caller(), licenseId, list.toPageRequest());
    }

    /** Verifies the chain of the whole audit and shows what is wrong first, if anything is. */
    @GET
    @Path("/verification")
    @Performs(Operation.VERIFY_AUDIT)
    public AuditVerification verify() {
        return audit.verify(call.caller());
    }

    /**
     * Exports the whole audit for the stand-alone verifier: one JSON object a line, all links of the chain with their
     * records, the signed checkpoints, and a signed end.
     */
    @GET
    @Path("/export")
    @Produces("application/x-ndjson")
    @Performs(Operation.EXPORT_AUDIT)
    public StreamingOutput export() {
        return audit.export(call.caller())::writeTo;
    }

    /** Shows the newest checkpoint, to be kept where the administrators of the database cannot change it. */
    @GET
    @Path("/checkpoints/latest")
    @Performs(Operation.READ_AUDIT_CHECKPOINT)
    public SignedCheckpoint latestCheckpoint() {
        return audit.latestCheckpoint(call.caller());
    }
}
