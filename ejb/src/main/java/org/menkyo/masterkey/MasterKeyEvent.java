package org.menkyo.masterkey;

/** What the audit records of master keys. */
enum MasterKeyEvent {
    /** The installation's first key is in use. */
    MASTER_KEY_REGISTERED,
    /** From now on secrets are sealed with another key. */
    MASTER_KEY_CHANGED,
    /** Nothing is sealed with the former key any more. */
    MASTER_KEY_RETIRED,
    /** All secrets are bound to their rows. */
    SECRETS_BOUND
}
