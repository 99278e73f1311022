package org.menkyo.webhook;

/** What partner systems can be told of. All but the last are also the kind of a mail, or the action of an audit record. */
public enum WebhookEvent {
    /** An order was recorded. (LC-104) */
    SUBMIT_ORDER(Source.AUDIT),
    /** An order was corrected. (LC-108) */
    CORRECT_ORDER(Source.AUDIT),
    /** An order was cancelled. (LC-108) */
    CANCEL_ORDER(Source.AUDIT),
    /** Licenses of an order were returned. (LC-108) */
    RETURN_ORDER(Source.AUDIT),
    /** An agreement was uploaded. (LC-101) */
    RECORD_AGREEMENT(Source.AUDIT),
    /** Somebody got a permission. (LC-307) */
    PERMISSION_GIVEN(Source.AUDIT),
    /** Somebody lost a permission. (LC-306) */
    PERMISSION_ENDED(Source.AUDIT),
    /** A contact on the agreement was changed. (LC-110) */
    CONTACT_CHANGED(Source.MAIL),
    /** The organization's address was changed. (LC-110) */
    ADDRESS_CHANGED(Source.MAIL),
    /** The holder was renamed, or the license transferred. (LC-110) */
    LICENSE_TRANSFERRED(Source.MAIL),
    /** The license ID has ended. (LC-108, LC-111) */
    LICENSE_ENDED(Source.MAIL),
    /** Support added an administrator. (LC-801) */
    ADMINISTRATOR_ADDED(Source.MAIL),
    /** Somebody requests permission. (LC-402) */
    PERMISSION_REQUESTED(Source.MAIL),
    /** A request was decided. (LC-402) */
    PERMISSION_DECIDED(Source.MAIL),
    /** Somebody added the OPEN license. (LC-602) */
    OPEN_LICENSE_ADDED(Source.MAIL),
    /** 80, 90 or 100 percent of a key's activations are used. (VA-407) */
    ACTIVATIONS_USED(Source.MAIL),
    /** A key permits fewer activations than before. (VA-401) */
    ACTIVATIONS_LOWERED(Source.MAIL),
    /** A product key was exchanged for another. (VA-107) */
    PRODUCT_KEY_EXCHANGED(Source.MAIL),
    /** The subscription is tried. Nobody subscribes to it. (LC-904) */
    PING(Source.OWNER);

    /** Where an event comes from. */
    enum Source {
        /** The notification of the same name. */
        MAIL,
        /** The audit record with this action, if it was done. */
        AUDIT,
        /** Who has the subscription asks for it. */
        OWNER
    }

    private final Source source;

    WebhookEvent(Source source) {
        this.source = source;
    }

    Source source() {
        return source;
    }
}
