package org.menkyo.audit.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.menkyo.audit.AuditRecordView;
import org.menkyo.audit.AuditService;
import org.menkyo.audit.SignedCheckpoint;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.shared.portal.Attachment;
import org.menkyo.shared.portal.Fields;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.PageParameters;
import org.menkyo.shared.portal.Visit;
import org.menkyo.shared.text.Json;
import org.menkyo.shared.text.StreamedFile;

/** The whole audit, for auditors: its records, whether its chain is intact, and what to keep of it elsewhere (LC-1001 to LC-1003). */
@Path("/audit")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class AuditPage {

    @Inject
    private AuditService audit;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.READ_AUDIT)
    public HtmlPage list(@QueryParam("licenseId") String licenseId, @BeanParam PageParameters list) {
        return HtmlPage.of("audit")
                .filteredBy(new Fields().with("licenseId", licenseId))
                .with("records", audit.listAll(visit.caller(), Fields.given(licenseId), list.toPageRequest()));
    }

    /** One record is the part of the list that begins with it and has no more. */
    @GET
    @Path("/records/{recordId}")
    @Performs(Operation.READ_AUDIT)
    public HtmlPage read(@PathParam("recordId") long recordId) {
        PageRequest alone = new PageRequest(Optional.of(Long.toString(recordId + 1)), 1);
        AuditRecordView record = audit.listAll(visit.caller(), null, alone).items().stream()
                .filter(found -> found.id() == recordId)
                .findFirst()
                .orElseThrow(NotFoundException::new);
        return HtmlPage.of("audit-record").with("record", record);
    }

    /** A form, since it reads everything. */
    @POST
    @Path("/verification")
    @Performs(Operation.VERIFY_AUDIT)
    public HtmlPage verify() {
        return HtmlPage.of("audit-verification").with("verification", audit.verify(visit.caller()));
    }

    @GET
    @Path("/audit.jsonl")
    @Produces("application/x-ndjson")
    @Performs(Operation.EXPORT_AUDIT)
    public Response export() {
        StreamedFile file = audit.export(visit.caller());
        return Attachment.of("audit.jsonl", (StreamingOutput) file::writeTo);
    }

    @GET
    @Path("/checkpoint")
    @Performs(Operation.READ_AUDIT_CHECKPOINT)
    public HtmlPage showCheckpoint() {
        HtmlPage page = HtmlPage.of("audit-checkpoint");
        try {
            return page.with("checkpoint", audit.latestCheckpoint(visit.caller()));
        } catch (NotFoundException nothingChained) {
            return page;
        }
    }

    /** As REST answers it, which the stand-alone verifier reads. */
    @GET
    @Path("/checkpoint.json")
    @Produces("application/json")
    @Performs(Operation.READ_AUDIT_CHECKPOINT)
    public Response exportCheckpoint() {
        SignedCheckpoint checkpoint = audit.latestCheckpoint(visit.caller());
        byte[] json = Json.write(checkpoint).getBytes(StandardCharsets.UTF_8);
        return Attachment.of("checkpoint-" + checkpoint.sealNumber() + ".json", output -> output.write(json));
    }
}
