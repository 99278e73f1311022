package org.menkyo.webhook;

import java.util.Arrays;
import java.util.List;
import org.menkyo.shared.call.Party;

/** What partner systems can be told of. All but the last are also the kind of a mail, or the action of an audit record. */
public enum WebhookEvent {
    /** An order was recorded. (LC-104) */
    SUBMIT_ORDER(Source.AUDIT, WebhookTopic.LICENSE),
    /** An order was corrected. (LC-108) */
    CORRECT_ORDER(Source.AUDIT, WebhookTopic.LICENSE),
    /** An order was cancelled. (LC-108) */
    CANCEL_ORDER(Source.AUDIT, WebhookTopic.LICENSE),
    /** Licenses of an order were returned. (LC-108) */
    RETURN_ORDER(Source.AUDIT, WebhookTopic.LICENSE),
    /** An agreement was uploaded. (LC-101) */
    RECORD_AGREEMENT(Source.AUDIT, WebhookTopic.LICENSE),
    /** Somebody got a permission. (LC-307) */
    PERMISSION_GIVEN(Source.AUDIT, WebhookTopic.USERS),
    /** Somebody lost a permission. (LC-306) */
    PERMISSION_ENDED(Source.AUDIT, WebhookTopic.USERS),
    /** A contact on the agreement was changed. (LC-110) */
    CONTACT_CHANGED(Source.MAIL, WebhookTopic.CONTACTS),
    /** The organization's address was changed. (LC-110) */
    ADDRESS_CHANGED(Source.MAIL, WebhookTopic.LICENSE_RECORD),
    /** The holder was renamed, or the license transferred. (LC-110) */
    LICENSE_TRANSFERRED(Source.MAIL, WebhookTopic.LICENSE_RECORD),
    /** The license ID has ended. (LC-108, LC-111) */
    LICENSE_ENDED(Source.MAIL, WebhookTopic.LICENSE_RECORD),
    /** Support added an administrator. (LC-801) */
    ADMINISTRATOR_ADDED(Source.MAIL, WebhookTopic.CONTACTS),
    /** Somebody requests permission. (LC-402) */
    PERMISSION_REQUESTED(Source.MAIL, WebhookTopic.USERS),
    /** A request was decided. (LC-402) */
    PERMISSION_DECIDED(Source.MAIL, WebhookTopic.USERS),
    /** Somebody added the OPEN license. (LC-602) */
    OPEN_LICENSE_ADDED(Source.MAIL, WebhookTopic.USERS),
    /** 80, 90 or 100 percent of a key's activations are used. (VA-407) */
    ACTIVATIONS_USED(Source.MAIL, WebhookTopic.PRODUCT_KEYS),
    /** A key permits fewer activations than before. (VA-401) */
    ACTIVATIONS_LOWERED(Source.MAIL, WebhookTopic.PRODUCT_KEYS),
    /** A product key was exchanged for another. (VA-107) */
    PRODUCT_KEY_EXCHANGED(Source.MAIL, WebhookTopic.PRODUCT_KEYS),
    /** A customer or a partner opened a support case. (LC-805) */
    OPEN_SUPPORT_CASE(Source.AUDIT, WebhookTopic.SUPPORT_CASE),
    /** A distributor logged a support case. (LC-804) */
    LOG_SUPPORT_CASE(Source.AUDIT, WebhookTopic.SUPPORT_CASE),
    /** A support agent took a support case. (LC-804) */
    TAKE_SUPPORT_CASE(Source.AUDIT, WebhookTopic.SUPPORT_CASE),
    /** A support agent or a distributor wrote in a support case. (LC-804) */
    ANSWER_SUPPORT_CASE(Source.AUDIT, WebhookTopic.SUPPORT_CASE),
    /** The customer or partner wrote in a support case. (LC-805) */
    ANSWER_OWN_SUPPORT_CASE(Source.AUDIT, WebhookTopic.SUPPORT_CASE),
    /** A support agent closed a support case. (LC-804) */
    CLOSE_SUPPORT_CASE(Source.AUDIT, WebhookTopic.SUPPORT_CASE),
    /** The customer or partner closed a support case. (LC-805) */
    CLOSE_OWN_SUPPORT_CASE(Source.AUDIT, WebhookTopic.SUPPORT_CASE),
    /** Somebody was locked out. (LC-604) */
    LOCKED_OUT(Source.AUDIT, WebhookTopic.PEOPLE),
    /** Support unlocked somebody. (LC-802) */
    END_LOCKOUT(Source.AUDIT, WebhookTopic.PEOPLE),
    /** A permission request reached no administrator; its license ID is as it was typed. (LC-404) */
    PERMISSION_REQUEST_UNDELIVERED(Source.MAIL, WebhookTopic.PEOPLE),
    /** The subscription is tried. Nobody subscribes to it. (LC-904) */
    PING(Source.OWNER, WebhookTopic.SUBSCRIPTION);

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
    private final WebhookTopic topic;

    WebhookEvent(Source source, WebhookTopic topic) {
        this.source = source;
        this.topic = topic;
    }

    /** Those that systems of a party can be told of, which subscriptions may name. */
    public static List<WebhookEvent> toldTo(Party party) {
        return Arrays.stream(values()).filter(event -> event.topic.isFor(party)).toList();
    }

    WebhookTopic topic() {
        return topic;
    }

    Source source() {
        return source;
    }
}
