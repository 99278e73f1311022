package org.menkyo.client.agent.access;

import java.io.IOException;

/** An agent did not do what it was asked to. */
public final class AgentException extends IOException {

    /** Why. The names are stable. */
    public enum Reason {
        /** The name of the machine is not known. */
        NAME_UNKNOWN,
        /** Nothing answers at the address. */
        UNREACHABLE,
        /** No whole answer came in time. */
        TIMED_OUT,
        /** What answers has no certificate of the authority with an agent's role that is in force, or a revoked one. */
        NOT_TRUSTED,
        /** An agent of the authority answers, but of another machine than the one that was meant. */
        OTHER_MACHINE,
        /** The agent did not accept the tool's certificate, or closed the connection before it answered. */
        NOT_ACCEPTED,
        /** The agent's answer is too long or not understood. */
        NOT_UNDERSTOOD,
        /** The two sides do not know the same enrollment code. */
        CODE_WRONG,
        /** The agent refused; {@link AgentException#code} says why. */
        REFUSED
    }

    private final Reason reason;
    private final String code;
    private final boolean cutOff;

    AgentException(Reason reason, String message, Throwable cause) {
        this(reason, message, cause, false);
    }

    private AgentException(Reason reason, String message, Throwable cause, boolean cutOff) {
        super(message, cause);
        this.reason = reason;
        this.code = reason.name();
        this.cutOff = cutOff;
    }

    /** The agent closed the connection and did not say why, as it does where it has too much to do. */
    static AgentException cutOff(String message, Throwable cause) {
        return new AgentException(Reason.NOT_ACCEPTED, message, cause, true);
    }

    /** A refusal in the agent's words. */
    AgentException(String code, String message) {
        super(message);
        this.reason = Reason.REFUSED;
        this.code = code;
        this.cutOff = false;
    }

    /** Whether the agent closed the connection and did not say why. */
    boolean isCutOff() {
        return cutOff;
    }

    /** Why, as far as it is known on this side. */
    public Reason reason() {
        return reason;
    }

    /** The code of the agent's problem ({@code docs/protocol/agent.md}) if it refused, otherwise the reason's name. */
    public String code() {
        return code;
    }
}
