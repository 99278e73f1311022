package org.menkyo.kms.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.menkyo.kms.KmsHostPhoneService;
import org.menkyo.kms.KmsHostService;
import org.menkyo.kms.health.KmsHealthService;
import org.menkyo.kms.host.InstallKmsHostKey;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.protocol.certificate.Platform;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.shared.portal.Choices;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.PageParameters;
import org.menkyo.shared.portal.Redirect;
import org.menkyo.shared.portal.Visit;

/** The KMS hosts of this installation, how they fare, and new ones, activated online or by phone (VA-301, VA-308, VA-313). */
@Path("/kms-hosts")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class KmsHostsPage {

    private static final String BY_PHONE = "PHONE";

    @Inject
    private KmsHostService hosts;

    @Inject
    private KmsHostPhoneService phone;

    @Inject
    private KmsHealthService health;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.READ_KMS_HOST)
    public HtmlPage list(@BeanParam PageParameters list) {
        return page(list.toPageRequest());
    }

    @POST
    @Performs(Operation.INSTALL_KMS_HOST_KEY)
    public Response install(
            @FormParam("name") String name,
            @FormParam("productKey") String productKey,
            @FormParam("platform") String platform,
            @FormParam("activation") String activation) {
        InstallKmsHostKey command = new InstallKmsHostKey(productKey, Choices.of(Platform.class, platform), name);
        try {
            if (BY_PHONE.equals(activation)) {
                return Response.ok(HtmlPage.of("kms-host-application")
                                .with("application", phone.apply(visit.caller(), command)))
                        .build();
            }
            return Redirect.to(
                    "/kms-hosts/" + hosts.install(visit.caller(), command).id(), "hostActivated");
        } catch (LicensingException refused) {
            return Response.ok(page(PageRequest.first())
                            .with("name", name)
                            .with("platform", platform)
                            .with("activation", activation)
                            .refused(refused))
                    .build();
        }
    }

    private HtmlPage page(PageRequest request) {
        return HtmlPage.of("kms-hosts")
                .with("hosts", hosts.list(visit.caller(), request))
                .with("health", health.health(visit.caller()))
                .with("platforms", Platform.values());
    }
}
