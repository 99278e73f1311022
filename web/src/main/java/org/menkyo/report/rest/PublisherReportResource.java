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
import org.menkyo.report.ActivationLine;
import org.menkyo.report.MachineLine;
import org.menkyo.report.MakUseLine;
import org.menkyo.report.PublisherReportService;
import org.menkyo.report.ReportFilter;
import org.menkyo.report.ReportPeriod;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.ListParameters;
import org.menkyo.shared.rest.OperationId;
import org.menkyo.shared.rest.ReadAs;

/** Reports of all license IDs, for the publisher's staff (VA-702). */
@Path("/publisher-reports")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class PublisherReportResource {

    @Inject
    private PublisherReportService reports;

    @Inject
    private CurrentCall call;

    /**
     * Reports how often was activated on all license IDs, from the oldest to the newest.
     *
     * @param from from this day of the publisher's time zone on, such as 2026-01-01; a year back if it is not said
     * @param until up to this day, today if it is not said
     * @param period what a line is for: DAY, MONTH (if it is not said) or YEAR
     * @param by what else lines are told apart by, as words separated by commas: LICENSE_ID, ORGANIZATION, PRODUCT, KEY_TYPE; all if it
     *     is not said, none if it is empty
     * @param licenseId only of this license ID
     * @param organization only of the organization with this identifier
     * @param productGroup only of the product group with this code
     * @param edition only of the edition with this code
     */
    @GET
    @OperationId("reportAllActivations")
    @Path("/activations")
    @Performs(Operation.READ_PUBLISHER_REPORT)
    public Page<ActivationLine> activations(
            @QueryParam("from") String from,
            @QueryParam("until") String until,
            @ReadAs(ReportPeriod.class) @QueryParam("period") String period,
            @QueryParam("by") String by,
            @QueryParam("licenseId") String licenseId,
            @QueryParam("organization") String organization,
            @QueryParam("productGroup") String productGroup,
            @QueryParam("edition") String edition,
            @BeanParam ListParameters list) {
        return reports.activations(
                call.caller(),
                ReportFilter.parse(from, until, period, by, licenseId, organization, productGroup, edition),
                list.toPageRequest());
    }

    /**
     * Exports how often was activated on all license IDs as CSV with a first line in the caller's language.
     *
     * @param from from this day of the publisher's time zone on, such as 2026-01-01; a year back if it is not said
     * @param until up to this day, today if it is not said
     * @param period what a line is for: DAY, MONTH (if it is not said) or YEAR
     * @param by what else lines are told apart by, as words separated by commas: LICENSE_ID, ORGANIZATION, PRODUCT, KEY_TYPE; all if it
     *     is not said, none if it is empty
     * @param licenseId only of this license ID
     * @param organization only of the organization with this identifier
     * @param productGroup only of the product group with this code
     * @param edition only of the edition with this code
     */
    @GET
    @OperationId("exportAllActivations")
    @Path("/activations.csv")
    @Produces("text/csv;charset=UTF-8")
    @Performs(Operation.READ_PUBLISHER_REPORT)
    public StreamingOutput exportActivations(
            @QueryParam("from") String from,
            @QueryParam("until") String until,
            @ReadAs(ReportPeriod.class) @QueryParam("period") String period,
            @QueryParam("by") String by,
            @QueryParam("licenseId") String licenseId,
            @QueryParam("organization") String organization,
            @QueryParam("productGroup") String productGroup,
            @QueryParam("edition") String edition) {
        return reports.exportActivations(
                call.caller(),
                ReportFilter.parse(from, until, period, by, licenseId, organization, productGroup, edition))::writeTo;
    }

    /**
     * Reports how far usable MAKs are used on all license IDs, and by when they will be used up if that goes on.
     *
     * @param licenseId only of this license ID
     * @param organization only of the organization with this identifier
     * @param productGroup only of the product group with this code
     */
    @GET
    @OperationId("reportAllMakUse")
    @Path("/mak-use")
    @Performs(Operation.READ_PUBLISHER_REPORT)
    public Page<MakUseLine> makUse(
            @QueryParam("licenseId") String licenseId,
            @QueryParam("organization") String organization,
            @QueryParam("productGroup") String productGroup,
            @BeanParam ListParameters list) {
        return reports.makUse(
                call.caller(),
                ReportFilter.parse(null, null, null, null, licenseId, organization, productGroup, null),
                list.toPageRequest());
    }

    /**
     * Exports how far usable MAKs are used on all license IDs as CSV.
     *
     * @param licenseId only of this license ID
     * @param organization only of the organization with this identifier
     * @param productGroup only of the product group with this code
     */
    @GET
    @OperationId("exportAllMakUse")
    @Path("/mak-use.csv")
    @Produces("text/csv;charset=UTF-8")
    @Performs(Operation.READ_PUBLISHER_REPORT)
    public StreamingOutput exportMakUse(
            @QueryParam("licenseId") String licenseId,
            @QueryParam("organization") String organization,
            @QueryParam("productGroup") String productGroup) {
        return reports.exportMakUse(
                        call.caller(),
                        ReportFilter.parse(null, null, null, null, licenseId, organization, productGroup, null))
                ::writeTo;
    }

    /**
     * Reports how many machines are in which license state on all license IDs, by the inventories that management tools uploaded.
     *
     * @param licenseId only of this license ID
     * @param organization only of the organization with this identifier
     * @param productGroup only of the product group with this code
     * @param edition only of the edition with this code
     */
    @GET
    @OperationId("reportAllMachines")
    @Path("/machines")
    @Performs(Operation.READ_PUBLISHER_REPORT)
    public Page<MachineLine> machines(
            @QueryParam("licenseId") String licenseId,
            @QueryParam("organization") String organization,
            @QueryParam("productGroup") String productGroup,
            @QueryParam("edition") String edition,
            @BeanParam ListParameters list) {
        return reports.machines(
                call.caller(),
                ReportFilter.parse(null, null, null, null, licenseId, organization, productGroup, edition),
                list.toPageRequest());
    }

    /**
     * Exports how many machines are in which license state on all license IDs as CSV.
     *
     * @param licenseId only of this license ID
     * @param organization only of the organization with this identifier
     * @param productGroup only of the product group with this code
     * @param edition only of the edition with this code
     */
    @GET
    @OperationId("exportAllMachines")
    @Path("/machines.csv")
    @Produces("text/csv;charset=UTF-8")
    @Performs(Operation.READ_PUBLISHER_REPORT)
    public StreamingOutput exportMachines(
            @QueryParam("licenseId") String licenseId,
            @QueryParam("organization") String organization,
            @QueryParam("productGroup") String productGroup,
            @QueryParam("edition") String edition) {
        return reports.exportMachines(
                call.caller(),
                ReportFilter.parse(null, null, null, null, licenseId, organization, productGroup, edition))::writeTo;
    }
}
