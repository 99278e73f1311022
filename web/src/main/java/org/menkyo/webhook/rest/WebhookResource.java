package org.menkyo.webhook.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.rest.Created;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.Idempotent;
import org.menkyo.shared.rest.ListParameters;
import org.menkyo.webhook.NewWebhook;
import org.menkyo.webhook.SubscribeWebhook;
import org.menkyo.webhook.WebhookDeliveryView;
import org.menkyo.webhook.WebhookService;
import org.menkyo.webhook.WebhookView;

/** Signed messages to partner systems about what happened (LC-904). */
@Path("/webhooks")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class WebhookResource {

    @Inject
    private WebhookService webhooks;

    @Inject
    private CurrentCall call;

    /** Subscribes to events. The answer has the secret that messages are signed with; it is told this once. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.SUBSCRIBE_WEBHOOK)
    @Idempotent
    public Created<NewWebhook> subscribe(SubscribeWebhook command) {
        return Created.of(webhooks.subscribe(call.caller(), command));
    }

    /** Lists the account's subscriptions, oldest first. */
    @GET
    @Performs(Operation.LIST_WEBHOOKS)
    public Page<WebhookView> list(@BeanParam ListParameters list) {
        return webhooks.list(call.caller(), list.toPageRequest());
    }

    /** Ends a subscription; what was not sent is not sent any more. */
    @DELETE
    @Path("/{webhookId}")
    @Performs(Operation.END_WEBHOOK)
    public void end(@PathParam("webhookId") UUID webhookId) {
        webhooks.end(call.caller(), webhookId);
    }

    /**
     * Sends a test message of the event PING, also to a subscription that is paused; if it is accepted, the subscription is
     * resumed. It is not tried again.
     */
    @POST
    @Path("/{webhookId}/ping")
    @Performs(Operation.PING_WEBHOOK)
    @Idempotent
    public WebhookDeliveryView ping(@PathParam("webhookId") UUID webhookId) {
        return webhooks.ping(call.caller(), webhookId);
    }

    /** Goes on with a subscription that is paused or has to wait: what was not sent is due now. */
    @POST
    @Path("/{webhookId}/resume")
    @Performs(Operation.RESUME_WEBHOOK)
    @Idempotent
    public WebhookView resume(@PathParam("webhookId") UUID webhookId) {
        return webhooks.resume(call.caller(), webhookId);
    }

    /** Lists the messages of a subscription, newest first, with what became of them. */
    @GET
    @Path("/{webhookId}/deliveries")
    @Performs(Operation.LIST_WEBHOOK_DELIVERIES)
    public Page<WebhookDeliveryView> deliveries(
            @PathParam("webhookId") UUID webhookId, @BeanParam ListParameters list) {
        return webhooks.deliveries(call.caller(), webhookId, list.toPageRequest());
    }

    /** Sends a message again under the same identity, whatever became of it before. */
    @POST
    @Path("/{webhookId}/deliveries/{deliveryId}/replay")
    @Performs(Operation.REPLAY_WEBHOOK_DELIVERY)
    @Idempotent
    public WebhookDeliveryView replay(
            @PathParam("webhookId") UUID webhookId, @PathParam("deliveryId") UUID deliveryId) {
        return webhooks.replay(call.caller(), webhookId, deliveryId);
    }
}
