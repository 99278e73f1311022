package org.menkyo.audit.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.menkyo.audit.AuditService;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.portal.Attachment;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.PageParameters;
import org.menkyo.shared.portal.Visit;
import org.menkyo.shared.text.StreamedFile;

/** What happened on a license ID, for its administrators (LC-1003). */
@Path("/licenses/{licenseId}/audit")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class LicenseAuditPage {

    @Inject
    private AuditService audit;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.READ_LICENSE_AUDIT)
    public HtmlPage list(@PathParam("licenseId") String licenseId, @BeanParam PageParameters list) {
        return HtmlPage.of("license-audit")
                .with("licenseId", licenseId)
                .with("records", audit.listForLicense(visit.caller(), licenseId, list.toPageRequest()));
    }

    @GET
    @Path("/audit.csv")
    @Produces("text/csv;charset=UTF-8")
    @Performs(Operation.EXPORT_LICENSE_AUDIT)
    public Response exportCsv(@PathParam("licenseId") String licenseId) {
        StreamedFile file = audit.exportLicenseAsCsv(visit.caller(), licenseId);
        return Attachment.of("audit.csv", (StreamingOutput) file::writeTo);
    }

    @GET
    @Path("/audit.jsonl")
    @Produces("application/x-ndjson")
    @Performs(Operation.EXPORT_LICENSE_AUDIT)
    public Response exportLines(@PathParam("licenseId") String licenseId) {
        StreamedFile file = audit.exportLicense(visit.caller(), licenseId);
        return Attachment.of("audit.jsonl", (StreamingOutput) file::writeTo);
    }
}
