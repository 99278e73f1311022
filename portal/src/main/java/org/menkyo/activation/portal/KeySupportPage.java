package org.menkyo.activation.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import java.util.UUID;
import org.menkyo.activation.returning.ActivationReturnService;
import org.menkyo.activation.returning.ActivationReturned;
import org.menkyo.activation.returning.ReturnActivationForSupport;
import org.menkyo.activation.support.ActivationsApprovalService;
import org.menkyo.activation.support.ExchangeProductKey;
import org.menkyo.activation.support.ExchangeProductKey.Activated;
import org.menkyo.activation.support.GrantActivations;
import org.menkyo.activation.support.IssueIndividualKeys;
import org.menkyo.activation.support.KeySupportService;
import org.menkyo.catalog.CatalogService;
import org.menkyo.catalog.EditionView;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.productkey.ProductKeyView;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.portal.Choices;
import org.menkyo.shared.portal.Fields;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.PageParameters;
import org.menkyo.shared.portal.Redirect;
import org.menkyo.shared.portal.TypedForm;
import org.menkyo.shared.portal.TypedValues;
import org.menkyo.shared.portal.Visit;

/** The product keys of a license ID for support, masked, and what it does with them (VA-107, VA-109, VA-409, LC-802, LC-803). */
@Path("/key-support")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class KeySupportPage {

    @Inject
    private KeySupportService keys;

    @Inject
    private ActivationReturnService returns;

    @Inject
    private ActivationsApprovalService approvals;

    @Inject
    private CatalogService catalog;

    @Inject
    private TypedForm form;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.LIST_KEYS_FOR_SUPPORT)
    public HtmlPage list(@QueryParam("licenseId") String licenseId, @BeanParam PageParameters list) {
        HtmlPage page = HtmlPage.of("key-support").filteredBy(new Fields().with("licenseId", licenseId));
        if (Fields.given(licenseId) == null) {
            visit.callerFor(Operation.LIST_KEYS_FOR_SUPPORT);
            return page;
        }
        try {
            return page.with("keys", keys.list(visit.caller(), licenseId, list.toPageRequest()))
                    .with("cursor", list.cursor());
        } catch (NotFoundException unknown) {
            return page.with("unknown", true);
        }
    }

    @GET
    @Path("/{licenseId}/{keyId}")
    @Performs(Operation.LIST_KEYS_FOR_SUPPORT)
    public HtmlPage read(
            @PathParam("licenseId") String licenseId, @PathParam("keyId") UUID keyId, @BeanParam PageParameters list) {
        return page(licenseId, keyId, list);
    }

    @GET
    @Path("/{licenseId}/{keyId}/activations")
    @Performs(Operation.LIST_KEYS_FOR_SUPPORT)
    public HtmlPage showGrant(
            @PathParam("licenseId") String licenseId, @PathParam("keyId") UUID keyId, @BeanParam PageParameters list) {
        return page(licenseId, keyId, list).with("form", "activations");
    }

    @GET
    @Path("/{licenseId}/{keyId}/exchange")
    @Performs(Operation.LIST_KEYS_FOR_SUPPORT)
    public HtmlPage showExchange(
            @PathParam("licenseId") String licenseId, @PathParam("keyId") UUID keyId, @BeanParam PageParameters list) {
        return page(licenseId, keyId, list).with("form", "exchange");
    }

    @GET
    @Path("/{licenseId}/{keyId}/activation-return")
    @Performs(Operation.LIST_KEYS_FOR_SUPPORT)
    public HtmlPage showReturn(
            @PathParam("licenseId") String licenseId, @PathParam("keyId") UUID keyId, @BeanParam PageParameters list) {
        return page(licenseId, keyId, list).with("form", "activation-return");
    }

    @POST
    @Path("/{licenseId}/{keyId}/activations")
    @Performs(Operation.GRANT_ACTIVATIONS)
    public Response grant(
            @PathParam("licenseId") String licenseId, @PathParam("keyId") UUID keyId, @BeanParam PageParameters list) {
        try {
            keys.grant(visit.caller(), keyId, granted());
        } catch (LicensingException refused) {
            HtmlPage page = again(licenseId, keyId, list, "activations").refused(refused);
            return Response.ok(page.with("askable", refused.code() == ErrorCode.SECOND_PERSON_NEEDED))
                    .build();
        }
        return Redirect.to(address(licenseId, keyId, list), "activationsGranted");
    }

    @POST
    @Path("/{licenseId}/{keyId}/approval")
    @Performs(Operation.GRANT_ACTIVATIONS)
    public Response ask(
            @PathParam("licenseId") String licenseId, @PathParam("keyId") UUID keyId, @BeanParam PageParameters list) {
        try {
            approvals.ask(visit.caller(), keyId, granted());
        } catch (LicensingException refused) {
            return Response.ok(again(licenseId, keyId, list, "activations").refused(refused))
                    .build();
        }
        return Redirect.to("/activation-approvals", "secondAgentAsked");
    }

    @POST
    @Path("/{licenseId}/{keyId}/exchange")
    @Performs(Operation.EXCHANGE_PRODUCT_KEY)
    public Response exchange(
            @PathParam("licenseId") String licenseId, @PathParam("keyId") UUID keyId, @BeanParam PageParameters list) {
        try {
            keys.exchange(
                    visit.caller(),
                    keyId,
                    new ExchangeProductKey(
                            Choices.of(Activated.class, form.text("activated")), form.text("reason"), caseId()));
        } catch (LicensingException refused) {
            return Response.ok(again(licenseId, keyId, list, "exchange").refused(refused))
                    .build();
        }
        return Redirect.to(listAddress(licenseId), "keyExchanged");
    }

    @POST
    @Path("/{licenseId}/{keyId}/activation-return")
    @Performs(Operation.RETURN_ACTIVATION_FOR_SUPPORT)
    public Response giveBack(
            @PathParam("licenseId") String licenseId, @PathParam("keyId") UUID keyId, @BeanParam PageParameters list) {
        ActivationReturned returned;
        try {
            returned = returns.giveBackForSupport(
                    visit.caller(),
                    keyId,
                    new ReturnActivationForSupport(form.text("installationId"), form.text("reason"), caseId()));
        } catch (LicensingException refused) {
            return Response.ok(
                            again(licenseId, keyId, list, "activation-return").refused(refused))
                    .build();
        }
        return Redirect.to(
                address(licenseId, keyId, list),
                returned.counted() ? "activationReturned" : "activationReturnedBefore");
    }

    @GET
    @Path("/{licenseId}/individual-keys")
    @Performs(Operation.ISSUE_INDIVIDUAL_KEYS)
    public HtmlPage showIndividual(@PathParam("licenseId") String licenseId) {
        visit.callerFor(Operation.ISSUE_INDIVIDUAL_KEYS);
        return individualPage(licenseId);
    }

    @POST
    @Path("/{licenseId}/individual-keys")
    @Performs(Operation.ISSUE_INDIVIDUAL_KEYS)
    public Response issueIndividual(@PathParam("licenseId") String licenseId) {
        try {
            return Response.ok(HtmlPage.of("individual-keys-issued")
                            .with(
                                    "issued",
                                    keys.issueIndividual(
                                            visit.caller(),
                                            licenseId,
                                            new IssueIndividualKeys(
                                                    form.text("edition"),
                                                    TypedValues.numberIn("quantity", form.text("quantity")),
                                                    form.text("reason"),
                                                    caseId()))))
                    .build();
        } catch (LicensingException refused) {
            return Response.ok(individualPage(licenseId)
                            .with("typed", form.typed())
                            .refused(refused))
                    .build();
        }
    }

    private GrantActivations granted() {
        return new GrantActivations(
                TypedValues.numberIn("activations", form.text("activations")),
                TypedValues.numberIn("activationsPerHost", form.text("activationsPerHost")),
                form.text("reason"),
                caseId());
    }

    private UUID caseId() {
        return TypedValues.uuidIn("caseId", form.text("caseId"));
    }

    private HtmlPage again(String licenseId, UUID keyId, PageParameters list, String name) {
        return page(licenseId, keyId, list).with("typed", form.typed()).with("form", name);
    }

    /** The key is on the part of the list that the address names, from which its page is opened. */
    private HtmlPage page(String licenseId, UUID keyId, PageParameters list) {
        ProductKeyView key = keys.list(visit.caller(), licenseId, list.toPageRequest()).items().stream()
                .filter(listed -> listed.id().equals(keyId))
                .findFirst()
                .orElseThrow(NotFoundException::new);
        return HtmlPage.of("key-support-key")
                .with("key", key)
                .with("fates", Activated.values())
                .with("cursor", list.cursor());
    }

    private HtmlPage individualPage(String licenseId) {
        List<EditionView> editions = catalog.listEditions(visit.caller()).stream()
                .filter(edition -> edition.productGroup() == null)
                .toList();
        return HtmlPage.of("individual-keys").with("licenseId", licenseId).with("editions", editions);
    }

    private static String address(String licenseId, UUID keyId, PageParameters list) {
        UriBuilder address = UriBuilder.fromPath("/key-support/{licenseId}/{keyId}");
        if (list.cursor() != null) {
            address.queryParam("cursor", list.cursor());
        }
        return address.build(licenseId, keyId).toString();
    }

    private static String listAddress(String licenseId) {
        return "/key-support?" + new Fields().with("licenseId", licenseId).query();
    }
}
