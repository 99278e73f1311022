package org.menkyo.machines.agent;

/** A machine's agent could not be asked, or refused. */
public final class AgentException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Contact contact;

    /**
     * An attempt that came to nothing.
     *
     * @param contact why; not {@link Contact#ANSWERED}
     * @param detail the reason in words, as far as somebody gave one; never a secret
     */
    public AgentException(Contact contact, String detail) {
        super(detail);
        this.contact = contact;
    }

    /** Why. */
    public Contact contact() {
        return contact;
    }
}
