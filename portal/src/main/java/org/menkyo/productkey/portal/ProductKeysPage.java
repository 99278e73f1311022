package org.menkyo.productkey.portal;

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
import jakarta.ws.rs.core.StreamingOutput;
import java.util.UUID;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.productkey.ProductKeyExportService;
import org.menkyo.productkey.ProductKeyService;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.shared.portal.Attachment;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.PageParameters;
import org.menkyo.shared.portal.Redirect;
import org.menkyo.shared.portal.Visit;
import org.menkyo.shared.text.StreamedFile;

/** The product keys of one's license IDs, masked, and some of them in clear text (LC-704). */
@Path("/product-keys")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class ProductKeysPage {

    @Inject
    private ProductKeyService keys;

    @Inject
    private ProductKeyExportService exports;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.LIST_PRODUCT_KEYS)
    public HtmlPage list(@BeanParam ProductKeyFilterFields fields, @BeanParam PageParameters list) {
        return page(fields, list.toPageRequest());
    }

    /**
     * A form, since each reveal is recorded: a page that is loaded again must not do it again unasked. Where it needs two people,
     * the answer is the form that asks a second one (LC-1105).
     */
    @POST
    @Path("/{keyId}/reveal")
    @Performs(Operation.REVEAL_PRODUCT_KEY)
    public HtmlPage reveal(@PathParam("keyId") UUID keyId, @FormParam("back") String back) {
        try {
            return HtmlPage.of("product-key")
                    .with("key", keys.reveal(visit.caller(), keyId))
                    .with("back", Redirect.local(back));
        } catch (ConflictException refused) {
            if (refused.code() == ErrorCode.SECOND_PERSON_NEEDED) {
                return HtmlPage.of("reveal-approval").with("keyId", keyId).refused(refused);
            }
            throw refused;
        }
    }

    /** All keys that the filter finds, in clear text as CSV; each is recorded as revealed. */
    @POST
    @Path("/export")
    @Produces("text/csv;charset=UTF-8")
    @Performs(Operation.EXPORT_PRODUCT_KEYS)
    public Response export(@BeanParam ProductKeyFilterFields fields) {
        StreamedFile file;
        try {
            file = exports.export(visit.caller(), fields.filter());
        } catch (LicensingException refused) {
            return Response.ok(page(fields, PageRequest.first()).refused(refused), HtmlPageWriter.HTML)
                    .build();
        }
        return Attachment.of("product-keys.csv", (StreamingOutput) file::writeTo);
    }

    private HtmlPage page(ProductKeyFilterFields fields, PageRequest request) {
        return HtmlPage.of("product-keys")
                .filteredBy(fields.typed())
                .with("keys", keys.list(visit.caller(), fields.filter(), request));
    }
}
