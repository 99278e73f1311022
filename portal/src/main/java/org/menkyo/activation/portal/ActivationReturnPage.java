package org.menkyo.activation.portal;

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
import jakarta.ws.rs.core.UriBuilder;
import org.menkyo.activation.returning.ActivationReturnService;
import org.menkyo.activation.returning.ActivationReturned;
import org.menkyo.activation.returning.ReturnActivation;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.productkey.ProductKeyFilter;
import org.menkyo.productkey.ProductKeyService;
import org.menkyo.productkey.ProductKeyView;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.shared.portal.Fields;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.PageParameters;
import org.menkyo.shared.portal.Redirect;
import org.menkyo.shared.portal.Visit;

/** Gives back the activations of retired machines with the keys of a license ID (VA-409). */
@Path("/product-keys/activation-returns/{licenseId}")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class ActivationReturnPage {

    @Inject
    private ActivationReturnService returns;

    @Inject
    private ProductKeyService keys;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.LIST_PRODUCT_KEYS)
    public HtmlPage list(@PathParam("licenseId") String licenseId, @BeanParam PageParameters list) {
        return page(licenseId, list.toPageRequest());
    }

    @POST
    @Performs(Operation.RETURN_ACTIVATION)
    public Response giveBack(@PathParam("licenseId") String licenseId, @FormParam("statement") String statement) {
        ActivationReturned returned;
        try {
            returned = returns.giveBack(visit.caller(), licenseId, new ReturnActivation(Fields.given(statement)));
        } catch (LicensingException refused) {
            return Response.ok(page(licenseId, PageRequest.first())
                            .with("statement", statement)
                            .refused(refused))
                    .build();
        }
        return Redirect.to(
                UriBuilder.fromPath("/product-keys/activation-returns/{licenseId}")
                        .build(licenseId)
                        .toString(),
                returned.counted() ? "activationReturned" : "activationReturnedBefore");
    }

    /** @throws NotFoundException if the caller sees no key of the license ID, so that there is nothing to return */
    private HtmlPage page(String licenseId, PageRequest request) {
        ProductKeyFilter filter = new ProductKeyFilter(licenseId, null, null, null);
        Page<ProductKeyView> listed = keys.list(visit.caller(), filter, request);
        if (listed.items().isEmpty()) {
            throw new NotFoundException();
        }
        return HtmlPage.of("activation-returns").with("licenseId", licenseId).with("keys", listed);
    }
}
