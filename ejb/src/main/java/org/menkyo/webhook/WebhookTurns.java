package org.menkyo.webhook;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who sends at this moment on this server (LC-905). Receivers that have accepted a message keep some of the places, so that
 * those that fail or hang never hold all of them; the others keep some, too; and no account holds more than its share.
 */
final class WebhookTurns {

    /** How many send at the same time; the server's executor has as many threads. */
    static final int PLACES = 16;

    /** How many of them proven receivers can hold. */
    static final int FOR_PROVEN = 12;

    /** How many of them receivers can hold that failed, or never accepted anything yet. */
    static final int FOR_UNPROVEN = 8;

    /** How many of them one account can hold. */
    static final int FOR_AN_ACCOUNT = 4;

    private final Map<Long, DueWebhook> sending = new HashMap<>();

    /** Gives places to those of them, in their order, for which there are some; each has to {@link #end} its turn. */
    synchronized List<DueWebhook> begin(Collection<DueWebhook> due) {
        List<DueWebhook> begun = new ArrayList<>();
        for (DueWebhook webhook : due) {
            if (hasPlace(webhook)) {
                sending.put(webhook.subscriptionId(), webhook);
                begun.add(webhook);
            }
        }
        return begun;
    }

    private boolean hasPlace(DueWebhook webhook) {
        long alike = sending.values().stream()
                .filter(other -> other.proven() == webhook.proven())
                .count();
        long ofAccount = sending.values().stream()
                .filter(other -> other.accountName().equals(webhook.accountName()))
                .count();
        return !sending.containsKey(webhook.subscriptionId())
                && sending.size() < PLACES
                && alike < (webhook.proven() ? FOR_PROVEN : FOR_UNPROVEN)
                && ofAccount < FOR_AN_ACCOUNT;
    }

    synchronized void end(DueWebhook webhook) {
        sending.remove(webhook.subscriptionId());
    }

    /** The subscriptions that have a place. */
    synchronized Set<Long> sending() {
        return Set.copyOf(sending.keySet());
    }
}
