package org.menkyo.permission;

/** By which way a permission came (LC-308). */
public enum PermissionWay {
    /** From a contact on the agreement; it moves with the contact only (LC-304, LC-306). */
    CONTACT,
    /** An administrator granted it (LC-306). */
    GRANT,
    /** An administrator approved a request (LC-402). */
    REQUEST,
    /** A valid pair of authorization and license number (LC-602). */
    ADD_OPEN_LICENSE,
    /** A support agent (LC-801). */
    SUPPORT,
    /** From a MASTER agreement above; never stored, but looked up each time (LC-501, LC-504). */
    INHERITANCE
}
