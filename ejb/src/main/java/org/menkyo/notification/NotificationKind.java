package org.menkyo.notification;

import java.util.Set;
import java.util.TreeSet;

/**
 * What a notification tells; each kind has a text in English and Japanese.
 *
 * <p>Parameters that list roles name them as the program does, separated by commas; the text names them in the receiver's
 * language. Links are made here, of a path that belongs to the kind and the configured base address (LC-903).
 */
public enum NotificationKind {
    /** Confirm your business e-mail, by a link with a secret token. (LC-203) */
    CONFIRM_BUSINESS_EMAIL(MailLink.CONFIRMATION),
    /** Set a new password, by a link with a secret token. Parameters: account, minutes (how long it serves). (LC-209) */
    PASSWORD_LINK(MailLink.PASSWORD, "account", "minutes"),
    /**
     * Something happened to the receiver's account. Parameters: account, change (PASSWORD_CHANGED, PASSWORD_RESET,
     * PASSWORD_ROTATED, DISABLED, ENABLED, RENEWED, SIGN_INS_ENDED, SIGN_INS_ENDED_BY_OPERATOR or
     * PASSWORD_ENDED_BY_OPERATOR), at, passwordEndsAt (if the new password ends by itself), formerPasswordEndsAt (if the
     * former password serves for some time). (LC-209)
     */
    CREDENTIALS_CHANGED(null, "account", "change", "at"),
    /** The address is not on record; what to do. Parameters: email. (LC-204) */
    ACCESS_NOT_FOUND(null, "email"),
    /** The address was confirmed and access is open. Parameters: email. (LC-204) */
    ACCESS_OPENED(null, "email"),
    /** The address was confirmed; it is a reseller's, which opens no access by itself. Parameters: email. (LC-304) */
    RESELLER_CONFIRMED(null, "email"),
    /**
     * New permissions for an address that is not registered, with a link with a secret token. Parameters: licenseId, roles.
     * (LC-307)
     */
    WELCOME(MailLink.CONFIRMATION, "licenseId", "roles"),
    /** New permissions for a registered user. Parameters: licenseId, roles. (LC-307) */
    PERMISSIONS_ADDED(null, "licenseId", "roles"),
    /** Somebody requests permission. Parameters: requester, licenseId, roles, requestId; comment if any. (LC-402) */
    PERMISSION_REQUESTED(MailLink.PERMISSION_REQUEST, "requester", "licenseId", "roles", "requestId"),
    /**
     * The request was decided. Parameters: licenseId, outcome (APPROVED or DENIED), roles (those given), requestedRoles;
     * reason if any. (LC-402)
     */
    PERMISSION_DECIDED(null, "licenseId", "outcome", "roles", "requestedRoles"),
    /**
     * A contact on an agreement was changed. Parameters: licenseId, contactKind; before, after (the contact, for who may
     * know it), distributor (who did it; support if there is none). (LC-110)
     */
    CONTACT_CHANGED(null, "licenseId", "contactKind"),
    /** The organization's address was changed. Parameters: licenseId, organization, before, after; distributor. (LC-110) */
    ADDRESS_CHANGED(null, "licenseId", "organization", "before", "after"),
    /**
     * The holder was renamed, or a license transferred. Parameters: licenseId, before; after (the new holder, for who may
     * know it), distributor. (LC-110)
     */
    LICENSE_TRANSFERRED(null, "licenseId", "before"),
    /** A license ID has ended. Parameters: licenseId, reason; distributor. (LC-108, LC-111) */
    LICENSE_ENDED(null, "licenseId", "reason"),
    /** Support added an administrator. Parameters: licenseId, administrator. (LC-801) */
    ADMINISTRATOR_ADDED(null, "licenseId", "administrator"),
    /** The request could not be delivered; how to reach support. Parameters: licenseId. (LC-404) */
    PERMISSION_REQUEST_UNDELIVERED(null, "licenseId"),
    /** Nobody decided the request in time. Parameters: licenseId, roles. (LC-405) */
    PERMISSION_REQUEST_EXPIRED(null, "licenseId", "roles"),
    /** The user added an OPEN license. Parameters: licenseId; effectiveAt if it takes effect later. (LC-602) */
    OPEN_LICENSE_RECEIPT(null, "licenseId"),
    /** Somebody added the OPEN license. Parameters: user, name, licenseId; effectiveAt if it takes effect later. (LC-602) */
    OPEN_LICENSE_ADDED(null, "user", "name", "licenseId"),
    /**
     * 80, 90 or 100 percent of a MAK's activations are used. Parameters: licenseId, percent, key (masked), keyFor (what it
     * activates), used, permitted. (VA-407)
     */
    ACTIVATIONS_USED(null, "licenseId", "percent", "key", "keyFor", "used", "permitted"),
    /**
     * A MAK permits fewer activations than before. Parameters: licenseId, key (masked), keyFor, before, permitted, used.
     * (VA-401)
     */
    ACTIVATIONS_LOWERED(null, "licenseId", "key", "keyFor", "before", "permitted", "used"),
    /**
     * A product key was exchanged for another. Parameters: licenseId, keyFor, keyType (MAK, KMS_HOST or INDIVIDUAL), oldKey
     * and newKey (masked), activated (KEEP or REVOKE: what happens to what the old key activated). (VA-107)
     */
    PRODUCT_KEY_EXCHANGED(null, "licenseId", "keyFor", "keyType", "oldKey", "newKey", "activated"),
    /**
     * Support wrote in a support case, or closed it. Parameters: caseId, subject, outcome (ANSWERED or CLOSED), comment. (LC-805)
     */
    SUPPORT_CASE_ANSWERED(null, "caseId", "subject", "outcome", "comment"),
    /**
     * A request for physical media was made, or stands elsewhere now. Parameters: requestId, licenseId, product, count, recipient,
     * address, state (REQUESTED, IN_PREPARATION, SHIPPED, REFUSED or CANCELLED); comment if any. (LC-703)
     */
    PHYSICAL_MEDIA(null, "requestId", "licenseId", "product", "count", "recipient", "address", "state"),
    /**
     * A webhook is paused. Parameters: host, webhookId, account, problem (a {@code DeliveryProblem}); status if there was an
     * answer. (LC-905)
     */
    WEBHOOK_PAUSED(null, "host", "webhookId", "account", "problem"),
    /**
     * A second person is needed. Parameters: licenseId, asker, operation (an {@code Operation}), reason, days (to decide),
     * decision (where, below /api/); content if the operation does not say all. (LC-1105)
     */
    APPROVAL_ASKED(null, "licenseId", "asker", "operation", "reason", "days", "decision"),
    /**
     * A person got a seat. Parameters: organization (its name), product (its name), kind (SUBSCRIPTION or ONLINE_SERVICE). No
     * license ID, since who has a seat need not know of it. (LC-302, LC-706, LC-707)
     */
    SEAT_ASSIGNED(null, "organization", "product", "kind"),
    /**
     * Authorization numbers, Software Assurance, subscriptions or online services end soon. Parameters: count, firstDay (the
     * earliest last day), dueItems (a list of {@code DueItem}); more (how many are not in it). (LC-709)
     */
    DUE_DATES(null, "count", "firstDay", "dueItems"),
    /** Several mails in one; its secret is the list of them, {@code SummaryItem}. (LC-905) */
    SUMMARY(null);

    private final MailLink link;
    private final Set<String> required;

    NotificationKind(MailLink link, String... required) {
        this.link = link;
        this.required = Set.of(required);
    }

    /** What the mail's link leads to; null where there is none. */
    public MailLink link() {
        return link;
    }

    /** @throws IllegalArgumentException if the text of this kind could not be made from the notification */
    public void check(Notification notification) {
        Set<String> missing = new TreeSet<>(required);
        missing.removeAll(notification.parameters().keySet());
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(this + " lacks " + missing);
        }
        boolean token = this == SUMMARY || link != null && link.hasToken();
        if (token != notification.secretToken().isPresent()) {
            throw new IllegalArgumentException(this + (token ? " lacks its token" : " has no place for a token"));
        }
    }
}
