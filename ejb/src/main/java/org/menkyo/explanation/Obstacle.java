package org.menkyo.explanation;

/** What keeps somebody from doing something on a license ID. */
public enum Obstacle {
    /** Nobody has confirmed the address (LC-203). */
    NOT_REGISTERED("LC-203"),
    /** The user did not sign in for more than a year and must confirm the address again (LC-205). */
    REGISTRATION_LAPSED("LC-205"),
    /** The user is locked out after too many invalid numbers (LC-604). */
    LOCKED_OUT("LC-604"),
    /** An administrator has disabled the user on this license ID (LC-306). */
    DISABLED("LC-306"),
    /** The user has no role here that allows it (LC-302). */
    ROLE_MISSING("LC-302"),
    /** The user administers a MASTER agreement above and has not chosen to inherit (LC-501). */
    NOT_INHERITING("LC-501");

    private final String rule;

    Obstacle(String rule) {
        this.rule = rule;
    }

    /** The rule of the specification. */
    public String rule() {
        return rule;
    }
}
