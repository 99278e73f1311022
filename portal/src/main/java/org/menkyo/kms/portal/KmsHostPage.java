package org.menkyo.kms.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.menkyo.catalog.CatalogService;
import org.menkyo.kms.KmsHostService;
import org.menkyo.kms.host.ConfigureKmsHost;
import org.menkyo.kms.report.KmsHostView;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.Settings;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.PageParameters;
import org.menkyo.shared.portal.Redirect;
import org.menkyo.shared.portal.TypedValues;
import org.menkyo.shared.portal.Visit;

/** A KMS host: its count beside the thresholds, its certificate, what it could not count, and its settings (VA-305, VA-309, VA-313). */
@Path("/kms-hosts/{hostId}")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class KmsHostPage {

    @Inject
    private KmsHostService hosts;

    @Inject
    private CatalogService catalog;

    @Inject
    private Settings settings;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.READ_KMS_HOST)
    public HtmlPage show(@PathParam("hostId") UUID hostId) {
        return page(hostId);
    }

    @POST
    @Performs(Operation.CONFIGURE_KMS_HOST)
    public Response configure(
            @PathParam("hostId") UUID hostId,
            @FormParam("renewalMinutes") String renewalMinutes,
            @FormParam("retryMinutes") String retryMinutes,
            @FormParam("port") String port,
            @FormParam("dnsPublished") String dnsPublished,
            @FormParam("serving") String serving) {
        try {
            TypedValues typed = new TypedValues(settings.timeZone());
            ConfigureKmsHost command = new ConfigureKmsHost(
                    typed.number("renewalMinutes", renewalMinutes),
                    typed.number("retryMinutes", retryMinutes),
                    serving == null ? null : Boolean.TRUE,
                    typed.number("port", port),
                    dnsPublished != null);
            typed.done();
            hosts.configure(visit.caller(), hostId, command);
        } catch (LicensingException refused) {
            return Response.ok(page(hostId)
                            .with("renewalMinutes", renewalMinutes)
                            .with("retryMinutes", retryMinutes)
                            .with("port", port)
                            .refused(refused))
                    .build();
        }
        return Redirect.to("/kms-hosts/" + hostId, "saved");
    }

    @POST
    @Path("/deactivation")
    @Performs(Operation.DEACTIVATE_KMS_HOST)
    public Response deactivate(@PathParam("hostId") UUID hostId) {
        hosts.deactivate(visit.caller(), hostId);
        return Redirect.to("/kms-hosts/" + hostId, "hostDeactivated");
    }

    @GET
    @Path("/suspected-duplicates")
    @Performs(Operation.READ_KMS_HOST)
    public HtmlPage duplicates(@PathParam("hostId") UUID hostId, @BeanParam PageParameters list) {
        return HtmlPage.of("kms-host-duplicates")
                .with("hostId", hostId.toString())
                .with("duplicates", hosts.duplicates(visit.caller(), hostId, list.toPageRequest()));
    }

    @GET
    @Path("/set-aside")
    @Performs(Operation.READ_KMS_HOST)
    public HtmlPage setAside(@PathParam("hostId") UUID hostId, @BeanParam PageParameters list) {
        return HtmlPage.of("kms-host-set-aside")
                .with("hostId", hostId.toString())
                .with("entries", hosts.setAside(visit.caller(), hostId, list.toPageRequest()));
    }

    private HtmlPage page(UUID hostId) {
        KmsHostView host = hosts.get(visit.caller(), hostId);
        return HtmlPage.of("kms-host")
                .with("host", host)
                .with("gauge", HostGauge.of(host, catalog.exportCatalog(visit.caller())));
    }
}
