package org.menkyo.webhook.portal;

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
import java.util.List;
import java.util.UUID;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.shared.portal.Choices;
import org.menkyo.shared.portal.Fields;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.PageParameters;
import org.menkyo.shared.portal.Redirect;
import org.menkyo.shared.portal.Visit;
import org.menkyo.webhook.SubscribeWebhook;
import org.menkyo.webhook.WebhookEvent;
import org.menkyo.webhook.WebhookService;

/** Signed messages to one's own system about what happened: subscriptions, and what became of each message (LC-904). */
@Path("/webhooks")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class WebhooksPage {

    @Inject
    private WebhookService webhooks;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.LIST_WEBHOOKS)
    public HtmlPage list(@BeanParam PageParameters list) {
        return page(list.toPageRequest());
    }

    /** Shows the secret, this once. */
    @POST
    @Performs(Operation.SUBSCRIBE_WEBHOOK)
    public HtmlPage subscribe(
            @FormParam("url") String url,
            @FormParam("events") List<String> events,
            @FormParam("noticeEmail") String noticeEmail) {
        try {
            SubscribeWebhook command = new SubscribeWebhook(
                    url, Choices.of(WebhookEvent.class, events), Fields.given(noticeEmail), visit.language());
            return HtmlPage.of("webhook-secret").with("subscribed", webhooks.subscribe(visit.caller(), command));
        } catch (LicensingException refused) {
            return page(PageRequest.first())
                    .with("url", url)
                    .with("chosen", events)
                    .with("noticeEmail", noticeEmail)
                    .refused(refused);
        }
    }

    @POST
    @Path("/{webhookId}/ping")
    @Performs(Operation.PING_WEBHOOK)
    public Response ping(@PathParam("webhookId") UUID webhookId) {
        webhooks.ping(visit.caller(), webhookId);
        return Redirect.to("/webhooks/" + webhookId + "/deliveries", "pingSent");
    }

    @POST
    @Path("/{webhookId}/resume")
    @Performs(Operation.RESUME_WEBHOOK)
    public Response resume(@PathParam("webhookId") UUID webhookId) {
        webhooks.resume(visit.caller(), webhookId);
        return Redirect.to("/webhooks", "webhookResumed");
    }

    @POST
    @Path("/{webhookId}/end")
    @Performs(Operation.END_WEBHOOK)
    public Response end(@PathParam("webhookId") UUID webhookId) {
        webhooks.end(visit.caller(), webhookId);
        return Redirect.to("/webhooks", "webhookEnded");
    }

    @GET
    @Path("/{webhookId}/deliveries")
    @Performs(Operation.LIST_WEBHOOK_DELIVERIES)
    public HtmlPage deliveries(@PathParam("webhookId") UUID webhookId, @BeanParam PageParameters list) {
        return HtmlPage.of("webhook-deliveries")
                .with("webhookId", webhookId.toString())
                .with("deliveries", webhooks.deliveries(visit.caller(), webhookId, list.toPageRequest()));
    }

    @POST
    @Path("/{webhookId}/deliveries/{deliveryId}/replay")
    @Performs(Operation.REPLAY_WEBHOOK_DELIVERY)
    public Response replay(@PathParam("webhookId") UUID webhookId, @PathParam("deliveryId") UUID deliveryId) {
        webhooks.replay(visit.caller(), webhookId, deliveryId);
        return Redirect.to("/webhooks/" + webhookId + "/deliveries", "deliveryReplayed");
    }

    private HtmlPage page(PageRequest request) {
        return HtmlPage.of("webhooks")
                .with("webhooks", webhooks.list(visit.caller(), request))
                .with("events", WebhookEvent.toldTo(visit.caller().party()));
    }
}
