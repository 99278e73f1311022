package org.menkyo.shared.call;

/**
 * What somebody is to the publisher, apart from the roles held on license IDs. Technical accounts carry their party
 * themselves; a person's is derived from the registration (LC-201, LC-202).
 */
public enum Party {
    /** Submits orders and agreements, is distributor of record. */
    DISTRIBUTOR,
    /** The publisher's support agent. */
    SUPPORT_AGENT,
    /** Reads and verifies the whole audit. */
    AUDITOR,
    /** Runs this installation: technical accounts, KMS hosts, dead letters. */
    OPERATOR,
    /** An interactive voice response system that activates by phone. */
    PHONE_SYSTEM,
    /**
     * A partner's system, such as a reseller's or a managed-service provider's: it may do what the business e-mail that it
     * belongs to may (LC-210).
     */
    PARTNER,
    /** An installation that activates itself; its product key is its only credential. */
    DEVICE,
    /** Nobody signed in. */
    STRANGER,
    /** A person signed in, whose business e-mail is not confirmed. */
    UNREGISTERED_USER,
    /** A person signed in, whose business e-mail is confirmed. */
    REGISTERED_USER,
    /** The server itself. */
    SYSTEM
}
