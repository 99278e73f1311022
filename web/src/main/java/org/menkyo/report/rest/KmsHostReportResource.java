package org.menkyo.report.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.report.KmsHostLine;
import org.menkyo.report.KmsHostReportService;
import org.menkyo.report.ReportFilter;
import org.menkyo.report.ReportPeriod;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.ListParameters;
import org.menkyo.shared.rest.OperationId;
import org.menkyo.shared.rest.ReadAs;

/** The report of what the KMS hosts of this installation answered and counted (VA-702). */
@Path("/kms-host-reports")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class KmsHostReportResource {

    @Inject
    private KmsHostReportService reports;

    @Inject
    private CurrentCall call;

    /**
     * Reports what the KMS hosts answered and how many machines they counted, from the oldest to the newest.
     *
     * @param from from this day of the publisher's time zone on, such as 2026-01-01; a year back if it is not said
     * @param until up to this day, today if it is not said
     * @param period what a line is for: DAY, MONTH (if it is not said) or YEAR
     * @param by PRODUCT if lines are to be told apart by edition, too
     * @param edition only of the edition with this code
     */
    @GET
    @OperationId("reportKmsHosts")
    @Path("/counts")
    @Performs(Operation.READ_KMS_HOST)
    public Page<KmsHostLine> kmsHosts(
            @QueryParam("from") String from,
            @QueryParam("until") String until,
            @ReadAs(ReportPeriod.class) @QueryParam("period") String period,
            @QueryParam("by") String by,
            @QueryParam("edition") String edition,
            @BeanParam ListParameters list) {
        return reports.kmsHosts(
                call.caller(),
                ReportFilter.parse(from, until, period, by == null ? "" : by, null, null, null, edition),
                list.toPageRequest());
    }

    /**
     * Exports what the KMS hosts answered and how many machines they counted as CSV with a first line in the caller's language.
     *
     * @param from from this day of the publisher's time zone on, such as 2026-01-01; a year back if it is not said
     * @param until up to this day, today if it is not said
     * @param period what a line is for: DAY, MONTH (if it is not said) or YEAR
     * @param by PRODUCT if lines are to be told apart by edition, too
     * @param edition only of the edition with this code
     */
    @GET
    @OperationId("exportKmsHostReport")
    @Path("/counts.csv")
    @Produces("text/csv;charset=UTF-8")
    @Performs(Operation.READ_KMS_HOST)
    public StreamingOutput exportKmsHosts(
            @QueryParam("from") String from,
            @QueryParam("until") String until,
            @ReadAs(ReportPeriod.class) @QueryParam("period") String period,
            @QueryParam("by") String by,
            @QueryParam("edition") String edition) {
        return reports.exportKmsHosts(
                        call.caller(),
                        ReportFilter.parse(from, until, period, by == null ? "" : by, null, null, null, edition))
                ::writeTo;
    }
}
