package org.menkyo.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.menkyo.shared.SecretBox;

/**
 * Sends what is due (LC-904): side by side for different subscriptions, so that a slow receiver delays nobody else, and one
 * after the other for the same. What a crash interrupts is sent again under the same identity.
 */
@ApplicationScoped
public class WebhookRelay {

    private static final Logger LOG = System.getLogger(WebhookRelay.class.getName());

    private final WebhookSteps steps;
    private final WebhookClient client;
    private final SecretBox secrets;

    /** For the container's proxy. */
    protected WebhookRelay() {
        this(null, null, null);
    }

    @Inject
    public WebhookRelay(WebhookSteps steps, WebhookClient client, SecretBox secrets) {
        this.steps = steps;
        this.client = client;
        this.secrets = secrets;
    }

    /** Begins with all that is due, in threads of the executor. */
    void relay(Executor executor) {
        for (long subscriptionId : steps.due()) {
            executor.execute(() -> deliver(subscriptionId));
        }
    }

    /** Sends a subscription's messages as long as the receiver accepts them. */
    private void deliver(long subscriptionId) {
        try {
            boolean accepted = true;
            while (accepted) {
                accepted = deliverNext(subscriptionId);
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Webhook subscription " + subscriptionId + " failed; it is tried again", e);
        }
    }

    private boolean deliverNext(long subscriptionId) {
        Optional<WebhookMessage> message = steps.begin(subscriptionId);
        if (message.isEmpty()) {
            return false;
        }
        byte[] secret = secrets.open(
                WebhookSecret.place(message.get().subscription()), message.get().sealedSecret());
        WebhookAnswer answer = client.send(message.get(), secret);
        steps.end(message.get(), answer);
        return answer.accepted();
    }
}
