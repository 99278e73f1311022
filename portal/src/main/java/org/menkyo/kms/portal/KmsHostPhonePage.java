package org.menkyo.kms.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Base64;
import java.util.UUID;
import org.menkyo.kms.CertifyKmsHost;
import org.menkyo.kms.KmsHostPhoneService;
import org.menkyo.kms.KmsHostService;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.portal.FileForm;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.Redirect;
import org.menkyo.shared.portal.Visit;

/** Takes what the center answered by phone to the application of a KMS host (VA-301). */
@Path("/kms-hosts/{hostId}/phone-activation")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class KmsHostPhonePage {

    @Inject
    private KmsHostService hosts;

    @Inject
    private KmsHostPhoneService phone;

    @Inject
    private FileForm form;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.READ_KMS_HOST)
    public HtmlPage show(@PathParam("hostId") UUID hostId) {
        return page(hostId);
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Performs(Operation.CERTIFY_KMS_HOST)
    public Response certify(@PathParam("hostId") UUID hostId) {
        byte[] picture = form.bytes("certificatePicture");
        try {
            phone.certify(
                    visit.caller(),
                    hostId,
                    new CertifyKmsHost(
                            form.text("confirmationId"),
                            form.text("certificate"),
                            picture.length == 0 ? null : Base64.getEncoder().encodeToString(picture)));
        } catch (LicensingException refused) {
            return Response.ok(page(hostId)
                            .with("confirmationId", form.text("confirmationId"))
                            .with("certificate", form.text("certificate"))
                            .refused(refused))
                    .build();
        }
        return Redirect.to("/kms-hosts/" + hostId, "hostActivated");
    }

    private HtmlPage page(UUID hostId) {
        return HtmlPage.of("kms-host-phone-activation").with("host", hosts.get(visit.caller(), hostId));
    }
}
