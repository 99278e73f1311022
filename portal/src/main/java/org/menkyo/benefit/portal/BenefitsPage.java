package org.menkyo.benefit.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.menkyo.benefit.BenefitFilter;
import org.menkyo.benefit.BenefitService;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.portal.Attachment;
import org.menkyo.shared.portal.Fields;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.PageParameters;
import org.menkyo.shared.portal.Visit;
import org.menkyo.shared.text.StreamedFile;

/** What Software Assurance gives over all of one's license IDs (LC-705). */
@Path("/benefits")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class BenefitsPage {

    @Inject
    private BenefitService benefits;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.LIST_BENEFITS)
    public HtmlPage list(
            @QueryParam("licenseId") String licenseId,
            @QueryParam("organization") String organization,
            @QueryParam("benefit") String benefit,
            @BeanParam PageParameters list) {
        return HtmlPage.of("benefits")
                .filteredBy(new Fields()
                        .with("licenseId", licenseId)
                        .with("organization", organization)
                        .with("benefit", benefit))
                .with(
                        "benefits",
                        benefits.list(visit.caller(), filter(licenseId, organization, benefit), list.toPageRequest()));
    }

    @GET
    @Path("/benefits.csv")
    @Produces("text/csv;charset=UTF-8")
    @Performs(Operation.EXPORT_BENEFITS)
    public Response export(
            @QueryParam("licenseId") String licenseId,
            @QueryParam("organization") String organization,
            @QueryParam("benefit") String benefit) {
        StreamedFile file = benefits.export(visit.caller(), filter(licenseId, organization, benefit));
        return Attachment.of("benefits.csv", (StreamingOutput) file::writeTo);
    }

    private static BenefitFilter filter(String licenseId, String organization, String benefit) {
        return new BenefitFilter(Fields.given(licenseId), Fields.given(organization), Fields.given(benefit));
    }
}
