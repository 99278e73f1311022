package org.menkyo.report.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.report.PublisherReportService;
import org.menkyo.report.ReportDimension;
import org.menkyo.report.ReportFilter;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.shared.portal.Attachment;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.Visit;
import org.menkyo.shared.text.StreamedFile;

/** Reports of all license IDs, for the publisher's staff (VA-702). */
@Path("/publisher-reports")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class PublisherReportsPage {

    private static final String SVG = "image/svg+xml;charset=UTF-8";
    private static final String CSV = "text/csv;charset=UTF-8";
    private static final int SHOWN = 25;

    @Inject
    private PublisherReportService reports;

    @Inject
    private Visit visit;

    /** The first lines of each report; the files have all. */
    @GET
    @Performs(Operation.READ_PUBLISHER_REPORT)
    public HtmlPage show(@BeanParam ReportFields fields) {
        HtmlPage page = HtmlPage.of("reports").filteredBy(fields.typed()).with("base", "/publisher-reports");
        ReportFilter filter;
        try {
            filter = fields.filter();
        } catch (InvalidInputException wrong) {
            return page.refused(wrong);
        }
        PageRequest first = PageRequest.of(null, SHOWN);
        return page.with("activations", reports.activations(visit.caller(), filter, first))
                .with("makUse", reports.makUse(visit.caller(), filter, first))
                .with("machines", reports.machines(visit.caller(), filter, first));
    }

    @GET
    @Path("/activations.svg")
    @Produces(SVG)
    @Performs(Operation.READ_PUBLISHER_REPORT)
    public String activationChart(@BeanParam ReportFields fields) {
        ReportFilter filter = fields.chartFilter(ReportDimension.KEY_TYPE);
        return charts().activations(AllLines.of(page -> reports.activations(visit.caller(), filter, page)));
    }

    @GET
    @Path("/mak-use.svg")
    @Produces(SVG)
    @Performs(Operation.READ_PUBLISHER_REPORT)
    public String makUseChart(@BeanParam ReportFields fields) {
        ReportFilter filter = fields.filter();
        return charts().makUse(AllLines.of(page -> reports.makUse(visit.caller(), filter, page)));
    }

    @GET
    @Path("/machines.svg")
    @Produces(SVG)
    @Performs(Operation.READ_PUBLISHER_REPORT)
    public String machineChart(@BeanParam ReportFields fields) {
        ReportFilter filter = fields.filter();
        return charts().machines(AllLines.of(page -> reports.machines(visit.caller(), filter, page)));
    }

    @GET
    @Path("/activations.csv")
    @Produces(CSV)
    @Performs(Operation.READ_PUBLISHER_REPORT)
    public Response exportActivations(@BeanParam ReportFields fields) {
        StreamedFile file = reports.exportActivations(visit.caller(), fields.filter());
        return Attachment.of("activations.csv", (StreamingOutput) file::writeTo);
    }

    @GET
    @Path("/mak-use.csv")
    @Produces(CSV)
    @Performs(Operation.READ_PUBLISHER_REPORT)
    public Response exportMakUse(@BeanParam ReportFields fields) {
        StreamedFile file = reports.exportMakUse(visit.caller(), fields.filter());
        return Attachment.of("mak-use.csv", (StreamingOutput) file::writeTo);
    }

    @GET
    @Path("/machines.csv")
    @Produces(CSV)
    @Performs(Operation.READ_PUBLISHER_REPORT)
    public Response exportMachines(@BeanParam ReportFields fields) {
        StreamedFile file = reports.exportMachines(visit.caller(), fields.filter());
        return Attachment.of("machines.csv", (StreamingOutput) file::writeTo);
    }

    private ReportCharts charts() {
        return new ReportCharts(visit.language());
    }
}
