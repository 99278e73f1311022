package org.menkyo.client;

/** What was asked for cannot be done with this client as it is; nothing has changed. */
public final class RefusedException extends IllegalStateException {

    /** Why. The names are stable. */
    public enum Reason {
        /** No rearm is left (VA-208). */
        NO_REARM("no rearm is left"),
        /** No product key is installed, or it was cleared. */
        NO_KEY("no product key is installed"),
        /** There is no activation by a product key that could be given back (VA-409). */
        NOT_ACTIVATED_BY_KEY("no product key has activated this client"),
        /** The product key that activated the client is not installed any more: only it can give back (VA-409). */
        OTHER_KEY("another product key than the installed one has activated this client"),
        /** Neither system board, system disk nor network adapter can be read, so nothing tells this machine apart. */
        HARDWARE_NOT_READABLE("no hardware can be read that tells this machine apart"),
        /** The stored license state belongs to another edition. */
        OTHER_EDITION("the stored license state belongs to another edition");

        private final String words;

        Reason(String words) {
            this.words = words;
        }
    }

    private final Reason reason;

    RefusedException(Reason reason) {
        super(reason.words);
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
