package org.menkyo.notification;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a notification tells; each kind has a text in English and Japanese.
 *
 * <p>Parameters named {@code link} are paths below the configured base address. Those named {@code permissions} and
 * {@code roles} are made by {@link Notification#withPermission} and {@link Notification#withRoles}; the text names the
 * roles in the receiver's language.
 */
public enum NotificationKind {
    /** Confirm your business e-mail. Parameters: link, with its token. (LC-203) */
    CONFIRM_BUSINESS_EMAIL("link"),
    /** The address is not on record; what to do. Parameters: email. (LC-204) */
    ACCESS_NOT_FOUND("email"),
    /** The address was confirmed and access is open. Parameters: email. (LC-204) */
    ACCESS_OPENED("email"),
    /** New permissions for an address that is not registered. Parameters: link, with its token, permissions. (LC-307) */
    WELCOME("link", "permissions"),
    /** New permissions for a registered user. Parameters: permissions. (LC-307) */
    PERMISSIONS_ADDED("permissions"),
    /** Somebody requests permission. Parameters: requester, licenseId, roles, link; comment if there is one. (LC-402) */
    PERMISSION_REQUESTED("requester", "licenseId", "roles", "link"),
    /**
     * The request was decided. Parameters: licenseId, outcome (APPROVED or DENIED), roles (those given, or those refused);
     * reason if there is one. (LC-402)
     */
    PERMISSION_DECIDED("licenseId", "outcome", "roles"),
    /** The request could not be delivered; how to reach support. Parameters: licenseId. (LC-404) */
    PERMISSION_REQUEST_UNDELIVERED("licenseId");

    private final Set<String> required;

    NotificationKind(String... required) {
        this.required = Set.of(required);
    }

    /** The parameters that the text cannot do without. */
    public Set<String> required() {
        return required;
    }

    /** @throws IllegalArgumentException if the text of this kind could not be made from the notification */
    void check(Notification notification) {
        Set<String> missing = new TreeSet<>(required);
        missing.removeAll(notification.parameters().keySet());
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(this + " lacks " + missing);
        }
        String path = notification.parameters().get("link");
        if (path != null) {
            MailLink.checkPath(path, notification.secretToken().isPresent());
        } else if (notification.secretToken().isPresent()) {
            throw new IllegalArgumentException(this + " has a token but no link");
        }
        String outcome = notification.parameters().get("outcome");
        if (outcome != null
                && Arrays.stream(RequestOutcome.values())
                        .noneMatch(o -> o.name().equals(outcome))) {
            throw new IllegalArgumentException(this + " has an unknown outcome");
        }
    }
}
