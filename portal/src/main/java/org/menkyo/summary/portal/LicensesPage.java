package org.menkyo.summary.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.menkyo.agreement.Program;
import org.menkyo.entitlement.LicenseService;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.portal.Attachment;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.PageParameters;
import org.menkyo.shared.portal.Visit;
import org.menkyo.shared.text.StreamedFile;
import org.menkyo.summary.LicenseStatementService;
import org.menkyo.summary.LicenseSummaryFilter;
import org.menkyo.summary.LicenseSummaryService;

/** What one's license IDs give, as a list, as CSV and as a statement (LC-701). */
@Path("/licenses")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class LicensesPage {

    @Inject
    private LicenseSummaryService summary;

    @Inject
    private LicenseStatementService statements;

    @Inject
    private LicenseService licenses;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.LIST_LICENSE_SUMMARY)
    public HtmlPage list(@BeanParam LicenseFilterFields fields, @BeanParam PageParameters list) {
        HtmlPage page =
                HtmlPage.of("licenses").with("programs", Program.values()).filteredBy(fields.typed());
        LicenseSummaryFilter filter;
        try {
            filter = fields.filter();
        } catch (InvalidInputException wrong) {
            return page.refused(wrong);
        }
        return page.with("licenses", summary.list(visit.caller(), filter, fields.order(), list.toPageRequest()));
    }

    @GET
    @Path("/summary.csv")
    @Produces("text/csv;charset=UTF-8")
    @Performs(Operation.EXPORT_LICENSE_SUMMARY)
    public Response export(@BeanParam LicenseFilterFields fields) {
        StreamedFile file = summary.export(visit.caller(), fields.filter());
        return Attachment.of("license-summary.csv", (StreamingOutput) file::writeTo);
    }

    @GET
    @Path("/statement.pdf")
    @Produces("application/pdf")
    @Performs(Operation.EXPORT_LICENSE_STATEMENT)
    public Response exportStatement(@BeanParam LicenseFilterFields fields) {
        StreamedFile file = statements.export(visit.caller(), fields.filter());
        return Attachment.of("license-statement.pdf", (StreamingOutput) file::writeTo);
    }

    @GET
    @Path("/{licenseId}")
    @Performs(Operation.READ_LICENSE)
    public HtmlPage read(@PathParam("licenseId") String licenseId) {
        return HtmlPage.of("license").with("license", licenses.get(visit.caller(), licenseId));
    }

    @GET
    @Path("/{licenseId}/statement.pdf")
    @Produces("application/pdf")
    @Performs(Operation.READ_LICENSE_STATEMENT)
    public Response readStatement(@PathParam("licenseId") String licenseId) {
        StreamedFile file = statements.read(visit.caller(), licenseId);
        return Attachment.of(licenseId + "-statement.pdf", (StreamingOutput) file::writeTo);
    }
}
