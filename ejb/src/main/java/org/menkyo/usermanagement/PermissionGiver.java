package org.menkyo.usermanagement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.menkyo.agreement.Agreement;
import org.menkyo.agreement.Contact;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.identity.AppUser;
import org.menkyo.identity.UserRepository;
import org.menkyo.notification.Notification;
import org.menkyo.notification.NotificationKind;
import org.menkyo.notification.Notifications;
import org.menkyo.permission.Permission;
import org.menkyo.permission.PermissionRepository;
import org.menkyo.permission.PermissionWay;
import org.menkyo.permission.Role;
import org.menkyo.shared.BusinessEmail;
import org.menkyo.shared.Caller;
import org.menkyo.shared.Language;

/**
 * Gives permissions, by whichever way: records them, writes the audit, and tells the holder by one mail (LC-307). All in
 * the transaction of who calls.
 */
@ApplicationScoped
public class PermissionGiver {

    private enum Action {
        PERMISSION_GIVEN
    }

    private final PermissionRepository permissions;
    private final UserRepository users;
    private final ConfirmationLinks confirmationLinks;
    private final PermissionArrivals arrivals;
    private final Notifications notifications;
    private final AuditTrail audit;
    private final Clock clock;

    /** For the container's proxy. */
    protected PermissionGiver() {
        this(null, null, null, null, null, null, null);
    }

    @Inject
    public PermissionGiver(
            PermissionRepository permissions,
            UserRepository users,
            ConfirmationLinks confirmationLinks,
            PermissionArrivals arrivals,
            Notifications notifications,
            AuditTrail audit,
            Clock clock) {
        this.permissions = permissions;
        this.users = users;
        this.confirmationLinks = confirmationLinks;
        this.arrivals = arrivals;
        this.notifications = notifications;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Gives roles to an address.
     *
     * @return the roles that are new; a role that the address has by the same way already is not given twice
     */
    public List<Role> give(
            Caller giver, Agreement agreement, BusinessEmail holder, Collection<Role> roles, PermissionWay way) {
        List<Role> added = new ArrayList<>();
        for (Role role : roles) {
            if (add(giver, agreement, holder, role, way, null)) {
                added.add(role);
            }
        }
        tell(agreement, holder, added);
        return added;
    }

    /** Gives the roles that follow from the agreement's current contacts (LC-109, LC-304), with one mail per address. */
    public void giveToContacts(Caller giver, Agreement agreement) {
        agreement.contacts().stream()
                .collect(Collectors.groupingBy(Contact::email))
                .forEach((email, contacts) -> {
                    List<Role> added = new ArrayList<>();
                    for (Contact contact : contacts) {
                        Optional<Role> role = ContactRolePolicy.roleOf(contact.kind(), agreement.program());
                        if (role.isPresent()
                                && add(giver, agreement, email, role.get(), PermissionWay.CONTACT, contact)) {
                            added.add(role.get());
                        }
                    }
                    tell(agreement, email, added.stream().distinct().toList());
                });
    }

    private boolean add(
            Caller giver, Agreement agreement, BusinessEmail holder, Role role, PermissionWay way, Contact contact) {
        Permission permission = new Permission(agreement, holder, role, way, contact, giver.name(), clock.instant());
        if (!permissions.add(permission)) {
            return false;
        }
        audit.append(
                giver,
                AuditEvent.done(Action.PERMISSION_GIVEN, "permission", holder.value(), agreement.licenseId())
                        .with("role", role)
                        .with("way", way));
        return true;
    }

    private void tell(Agreement agreement, BusinessEmail holder, List<Role> added) {
        if (added.isEmpty()) {
            return;
        }
        arrivals.arrived(agreement, holder);
        Optional<AppUser> user = users.findByBusinessEmail(holder);
        Notification mail = Notification.of(
                        user.isPresent() ? NotificationKind.PERMISSIONS_ADDED : NotificationKind.WELCOME,
                        holder,
                        user.map(AppUser::language).orElse(Language.EN))
                .with("licenseId", agreement.licenseId())
                .with("roles", added.stream().map(Role::name).collect(Collectors.joining(",")));
        notifications.record(user.isPresent() ? mail : mail.withSecretToken(confirmationLinks.newToken(holder)));
    }
}
