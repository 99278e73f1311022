package org.menkyo.kms.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.menkyo.kms.KmsHostService;
import org.menkyo.kms.report.KmsEventFilter;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.Settings;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.portal.Attachment;
import org.menkyo.shared.portal.Fields;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.PageParameters;
import org.menkyo.shared.portal.TypedValues;
import org.menkyo.shared.portal.Visit;

/** The requests that a KMS host has answered, filtered, and as CSV (VA-313). */
@Path("/kms-hosts/{hostId}/events")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class KmsHostEventsPage {

    @Inject
    private KmsHostService hosts;

    @Inject
    private Settings settings;

    @Inject
    private Visit visit;

    /** What the log is filtered by. */
    public static class FilterFields {

        @QueryParam("cmid")
        private String cmid;

        @QueryParam("from")
        private String from;

        @QueryParam("until")
        private String until;

        KmsEventFilter filter(TypedValues typed) {
            KmsEventFilter filter = new KmsEventFilter(
                    typed.uuid("cmid", cmid), typed.moment("from", from), typed.moment("until", until));
            typed.done();
            return filter;
        }

        Fields typed() {
            return new Fields().with("cmid", cmid).with("from", from).with("until", until);
        }
    }

    @GET
    @Performs(Operation.READ_KMS_HOST)
    public HtmlPage list(
            @PathParam("hostId") UUID hostId, @BeanParam FilterFields fields, @BeanParam PageParameters list) {
        HtmlPage page =
                HtmlPage.of("kms-host-events").with("hostId", hostId.toString()).filteredBy(fields.typed());
        KmsEventFilter filter;
        try {
            filter = fields.filter(typedValues());
        } catch (InvalidInputException wrong) {
            return page.refused(wrong);
        }
        return page.with("events", hosts.events(visit.caller(), hostId, filter, list.toPageRequest()));
    }

    @GET
    @Path("/events.csv")
    @Produces("text/csv;charset=UTF-8")
    @Performs(Operation.READ_KMS_HOST)
    public Response export(@PathParam("hostId") UUID hostId, @BeanParam FilterFields fields) {
        byte[] csv = hosts.exportEvents(visit.caller(), hostId, fields.filter(typedValues()))
                .getBytes(StandardCharsets.UTF_8);
        return Attachment.of("kms-events.csv", output -> output.write(csv));
    }

    private TypedValues typedValues() {
        return new TypedValues(settings.timeZone());
    }
}
