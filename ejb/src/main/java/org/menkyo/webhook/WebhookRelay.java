package org.menkyo.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.menkyo.node.ThisNode;
import org.menkyo.shared.secret.SecretBox;

/**
 * Sends what is due (LC-904): side by side for different subscriptions, and one after the other for the same. Subscriptions
 * take turns, so that neither a slow receiver nor one with many messages delays others (LC-905). What a crash interrupts is
 * sent again under the same identity.
 */
@ApplicationScoped
public class WebhookRelay {

    private static final Logger LOG = System.getLogger(WebhookRelay.class.getName());

    /** How many messages a subscription sends in one turn at most. */
    static final int IN_A_TURN = 20;

    /** In a turn that has lasted as long, no other message is begun. */
    private static final Duration LONGEST_TURN = Duration.ofSeconds(2);

    private final WebhookSteps steps;
    private final WebhookClient client;
    private final SecretBox secrets;
    private final ThisNode node;
    private final WebhookTurns turns = new WebhookTurns();

    @Inject
    public WebhookRelay(WebhookSteps steps, WebhookClient client, SecretBox secrets, ThisNode node) {
        this.steps = steps;
        this.client = client;
        this.secrets = secrets;
        this.node = node;
    }

    /** Begins with what is due, as far as there are places, in threads of the executor. */
    void relay(Executor executor) {
        if (!node.takesWork()) {
            return;
        }
        for (DueWebhook webhook : turns.begin(steps.due(turns.sending()))) {
            try {
                executor.execute(() -> takeTurn(webhook, executor));
            } catch (RejectedExecutionException stopping) {
                turns.end(webhook);
                LOG.log(Level.DEBUG, "Webhooks wait for the relay's timer", stopping);
            }
        }
    }

    /** Sends messages of one subscription, and then gives the place to whoever waits for one. */
    private void takeTurn(DueWebhook webhook, Executor executor) {
        boolean tried = false;
        try {
            tried = deliver(webhook.subscriptionId());
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "Webhook subscription " + webhook.subscriptionId() + " failed; it is tried again",
                    e);
        } finally {
            turns.end(webhook);
        }
        if (tried) {
            relayNext(executor);
        }
    }

    private void relayNext(Executor executor) {
        try {
            relay(executor);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Webhooks could not be sent; the next attempt follows shortly", e);
        }
    }

    /**
     * Sends a subscription's messages as long as the receiver accepts them and the turn lasts.
     *
     * @return whether one was tried; there is none while another server sends one
     */
    private boolean deliver(long subscriptionId) {
        long end = System.nanoTime() + LONGEST_TURN.toNanos();
        int sent = 0;
        do {
            Optional<WebhookMessage> message = steps.begin(subscriptionId);
            if (message.isEmpty()) {
                return sent > 0;
            }
            if (!send(message.get())) {
                return true;
            }
            sent++;
        } while (sent < IN_A_TURN && System.nanoTime() < end && node.takesWork());
        return true;
    }

    private boolean send(WebhookMessage message) {
        byte[] secret = secrets.open(WebhookSecret.place(message.subscription()), message.sealedSecret());
        WebhookAnswer answer = client.send(message, secret);
        steps.end(message, answer);
        return answer.accepted();
    }
}
