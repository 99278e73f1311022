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
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.productkey.ProductKeyFilter;
import org.menkyo.productkey.ProductKeyService;
import org.menkyo.shared.portal.Fields;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.PageParameters;
import org.menkyo.shared.portal.Redirect;
import org.menkyo.shared.portal.Visit;

/** The product keys of one's license IDs, masked, and one of them in clear text (LC-704). */
@Path("/product-keys")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class ProductKeysPage {

    @Inject
    private ProductKeyService keys;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.LIST_PRODUCT_KEYS)
    public HtmlPage list(
            @QueryParam("licenseId") String licenseId,
            @QueryParam("organization") String organization,
            @QueryParam("product") String product,
            @BeanParam PageParameters list) {
        ProductKeyFilter filter =
                new ProductKeyFilter(Fields.given(licenseId), Fields.given(organization), Fields.given(product), null);
        return HtmlPage.of("product-keys")
                .filteredBy(new Fields()
                        .with("licenseId", licenseId)
                        .with("organization", organization)
                        .with("product", product))
                .with("keys", keys.list(visit.caller(), filter, list.toPageRequest()));
    }

    /** A form, since each reveal is recorded: a page that is loaded again must not do it again unasked. */
    @POST
    @Path("/{keyId}/reveal")
    @Performs(Operation.REVEAL_PRODUCT_KEY)
    public HtmlPage reveal(@PathParam("keyId") UUID keyId, @FormParam("back") String back) {
        return HtmlPage.of("product-key")
                .with("key", keys.reveal(visit.caller(), keyId))
                .with("back", Redirect.local(back));
    }
}
