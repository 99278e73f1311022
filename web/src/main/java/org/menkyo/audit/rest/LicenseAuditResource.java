package org.menkyo.audit.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import org.menkyo.audit.AuditRecordView;
import org.menkyo.audit.AuditService;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.ListParameters;
import org.menkyo.shared.rest.OperationId;

/** The audit of a license ID, for its administrators (LC-1003). */
@Path("/licenses")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class LicenseAuditResource {

    @Inject
    private AuditService audit;

    @Inject
    private CurrentCall call;

    /** Lists the audit records that belong to a license ID. */
    @GET
    @Path("/{licenseId}/audit")
    @Performs(Operation.READ_LICENSE_AUDIT)
    public Page<AuditRecordView> listForLicense(
            @PathParam("licenseId") String licenseId, @BeanParam ListParameters list) {
        return audit.listForLicense(call.caller(), licenseId, list.toPageRequest());
    }

    /** Exports the audit records that belong to a license ID, oldest first: one JSON object a line. */
    @GET
    @OperationId("exportLicenseAuditLines")
    @Path("/{licenseId}/audit.jsonl")
    @Produces("application/x-ndjson")
    @Performs(Operation.EXPORT_LICENSE_AUDIT)
    public StreamingOutput exportLicense(@PathParam("licenseId") String licenseId) {
        return audit.exportLicense(call.caller(), licenseId)::writeTo;
    }

    /** Exports the audit records that belong to a license ID, oldest first, as CSV. */
    @GET
    @OperationId("exportLicenseAuditCsv")
    @Path("/{licenseId}/audit.csv")
    @Produces("text/csv;charset=UTF-8")
    @Performs(Operation.EXPORT_LICENSE_AUDIT)
    public StreamingOutput exportLicenseAsCsv(@PathParam("licenseId") String licenseId) {
        return audit.exportLicenseAsCsv(call.caller(), licenseId)::writeTo;
    }
}
