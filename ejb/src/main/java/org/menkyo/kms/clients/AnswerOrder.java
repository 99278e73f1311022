package org.menkyo.kms.clients;

/**
 * The order in which client machines were answered last (VA-305), by their slots. Apart from what else is remembered of
 * them: who becomes the newest changes two neighbors, who are any machines, and eight bytes for each are more likely to
 * be found in the processor's caches.
 */
final class AnswerOrder {

    /** For each slot the one that was answered before it and the one that was answered after it, in this order. */
    private final IntPages links = new IntPages();

    private int oldest = RecordPages.NONE;
    private int newest = RecordPages.NONE;

    /** The machine that was answered longest ago, or {@link RecordPages#NONE}. */
    int oldest() {
        return oldest;
    }

    /** Adds a machine that is not there, as the newest. */
    void add(int client) {
        links.reach(2 * client + 2);
        append(client);
    }

    /** Makes a machine that is there the newest. */
    void renew(int client) {
        if (client != newest) {
            remove(client);
            append(client);
        }
    }

    /** Removes a machine that is there. */
    void remove(int client) {
        int older = links.get(2 * client);
        int newer = newer(client);
        if (older == RecordPages.NONE) {
            oldest = newer;
        } else {
            links.set(2 * older + 1, newer);
        }
        if (newer == RecordPages.NONE) {
            newest = older;
        } else {
            links.set(2 * newer, older);
        }
    }

    /** The machine that was answered after this one, or {@link RecordPages#NONE}. */
    int newer(int client) {
        return links.get(2 * client + 1);
    }

    private void append(int client) {
        links.set(2 * client, newest);
        links.set(2 * client + 1, RecordPages.NONE);
        if (newest == RecordPages.NONE) {
            oldest = client;
        } else {
            links.set(2 * newest + 1, client);
        }
        newest = client;
    }
}
