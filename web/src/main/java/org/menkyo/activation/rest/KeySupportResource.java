package org.menkyo.activation.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.menkyo.activation.returning.ActivationReturnService;
import org.menkyo.activation.returning.ActivationReturned;
import org.menkyo.activation.returning.ReturnActivationForSupport;
import org.menkyo.activation.support.ExchangeProductKey;
import org.menkyo.activation.support.GrantActivations;
import org.menkyo.activation.support.IndividualKeysIssued;
import org.menkyo.activation.support.IssueIndividualKeys;
import org.menkyo.activation.support.KeySupportService;
import org.menkyo.activation.support.ProductKeyExchanged;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.productkey.ProductKeyView;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.Idempotent;
import org.menkyo.shared.rest.ListParameters;
import org.menkyo.shared.rest.OperationId;

/** What support does with product keys (VA-107, VA-109, VA-409, LC-802). */
@Path("/support")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class KeySupportResource {

    @Inject
    private KeySupportService keys;

    @Inject
    private ActivationReturnService returns;

    @Inject
    private CurrentCall call;

    /**
     * Lists the product keys of a license ID for support, masked, exchanged ones included.
     *
     * @param licenseId the license ID
     */
    @GET
    @Path("/licenses/{licenseId}/product-keys")
    @Performs(Operation.LIST_KEYS_FOR_SUPPORT)
    public Page<ProductKeyView> list(@PathParam("licenseId") String licenseId, @BeanParam ListParameters list) {
        return keys.list(call.caller(), licenseId, list.toPageRequest());
    }

    /**
     * Issues individual keys for an edition that is excluded from volume activation, all of the batch or none.
     *
     * @param licenseId the license ID that gets them
     */
    @POST
    @Path("/licenses/{licenseId}/individual-keys")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.ISSUE_INDIVIDUAL_KEYS)
    @Idempotent
    public IndividualKeysIssued issueIndividual(@PathParam("licenseId") String licenseId, IssueIndividualKeys command) {
        return keys.issueIndividual(call.caller(), licenseId, command);
    }

    /**
     * Grants a product key more activations.
     *
     * @param keyId the key's id
     */
    @POST
    @OperationId("grantActivations")
    @Path("/product-keys/{keyId}/activations")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.GRANT_ACTIVATIONS)
    @Idempotent
    public ProductKeyView grant(@PathParam("keyId") UUID keyId, GrantActivations command) {
        return keys.grant(call.caller(), keyId, command);
    }

    /**
     * Exchanges a compromised product key. The old one stops at once for new activations, and the administrators are told
     * by mail.
     *
     * @param keyId the id of the compromised key
     */
    @POST
    @Path("/product-keys/{keyId}/exchange")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.EXCHANGE_PRODUCT_KEY)
    @Idempotent
    public ProductKeyExchanged exchange(@PathParam("keyId") UUID keyId, ExchangeProductKey command) {
        return keys.exchange(call.caller(), keyId, command);
    }

    /**
     * Gives back the activation of a machine that can make no statement of its own any more. The same machine again changes
     * nothing.
     *
     * @param keyId the id of the key that it counts for
     */
    @POST
    @OperationId("returnActivationForSupport")
    @Path("/product-keys/{keyId}/activation-returns")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.RETURN_ACTIVATION_FOR_SUPPORT)
    @Idempotent
    public ActivationReturned giveBack(@PathParam("keyId") UUID keyId, ReturnActivationForSupport command) {
        return returns.giveBackForSupport(call.caller(), keyId, command);
    }
}
