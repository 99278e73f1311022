package org.menkyo.dataexport.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.menkyo.dataexport.ExportService;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.portal.Attachment;
import org.menkyo.shared.portal.Fields;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.Visit;
import org.menkyo.shared.text.StreamedFile;

/** Saves what Menkyo keeps of customers as a file, for whoever moves to another system. Forms, since each export is recorded. */
@Path("/exports")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class ExportsPage {

    @Inject
    private ExportService exports;

    @Inject
    private AccessControl access;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.EXPORT_INSTALLATION)
    public HtmlPage show() {
        return page();
    }

    @POST
    @Path("/installation")
    @Produces("application/x-ndjson")
    @Performs(Operation.EXPORT_INSTALLATION)
    public Response installation() {
        return file("installation.jsonl", exports.installation(visit.caller()));
    }

    @POST
    @Path("/organization")
    @Produces("application/x-ndjson")
    @Performs(Operation.EXPORT_ORGANIZATION)
    public Response organization(
            @FormParam("organization") String organization, @FormParam("distributor") String distributor) {
        StreamedFile file;
        try {
            file = exports.organization(visit.caller(), organization, Fields.given(distributor));
        } catch (LicensingException refused) {
            HtmlPage page = page().with("organization", organization)
                    .with("distributor", distributor)
                    .refused(refused);
            return Response.ok(page, HtmlPageWriter.HTML).build();
        }
        return file("organization.jsonl", file);
    }

    private static Response file(String name, StreamedFile file) {
        return Attachment.of(name, (StreamingOutput) file::writeTo);
    }

    /** Nothing but forms, which are shown to nobody who may not send them. */
    private HtmlPage page() {
        access.require(visit.caller(), Operation.EXPORT_INSTALLATION);
        return HtmlPage.of("exports");
    }
}
