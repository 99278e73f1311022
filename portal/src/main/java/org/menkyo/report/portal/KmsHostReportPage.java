package org.menkyo.report.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Set;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.report.KmsHostReportService;
import org.menkyo.report.ReportFilter;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.portal.Attachment;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.PageParameters;
import org.menkyo.shared.portal.Visit;
import org.menkyo.shared.text.StreamedFile;

/** What the KMS hosts of this installation answered and counted (VA-702). */
@Path("/kms-host-reports")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class KmsHostReportPage {

    @Inject
    private KmsHostReportService reports;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.READ_KMS_HOST)
    public HtmlPage show(@BeanParam ReportFields fields, @BeanParam PageParameters list) {
        HtmlPage page = HtmlPage.of("kms-host-reports").filteredBy(fields.typed());
        ReportFilter filter;
        try {
            filter = fields.filter();
        } catch (InvalidInputException wrong) {
            return page.refused(wrong);
        }
        return page.with("hosts", reports.kmsHosts(visit.caller(), filter, list.toPageRequest()));
    }

    @GET
    @Path("/counts.svg")
    @Produces("image/svg+xml;charset=UTF-8")
    @Performs(Operation.READ_KMS_HOST)
    public String chart(@BeanParam ReportFields fields) {
        ReportFilter all = fields.filter();
        ReportFilter filter = all.by(all.period(), Set.of());
        return new ReportCharts(visit.language())
                .kmsHosts(AllLines.of(page -> reports.kmsHosts(visit.caller(), filter, page)));
    }

    @GET
    @Path("/counts.csv")
    @Produces("text/csv;charset=UTF-8")
    @Performs(Operation.READ_KMS_HOST)
    public Response export(@BeanParam ReportFields fields) {
        StreamedFile file = reports.exportKmsHosts(visit.caller(), fields.filter());
        return Attachment.of("kms-hosts.csv", (StreamingOutput) file::writeTo);
    }
}
