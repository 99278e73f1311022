package org.menkyo.usermanagement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.menkyo.agreement.Agreement;
import org.menkyo.agreement.AgreementContact;
import org.menkyo.agreement.Contact;
import org.menkyo.agreement.NewAgreement;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.identity.AppUser;
import org.menkyo.identity.UserRepository;
import org.menkyo.notification.Notification;
import org.menkyo.notification.NotificationKind;
import org.menkyo.notification.outbox.Notifications;
import org.menkyo.permission.NewContactPermission;
import org.menkyo.permission.Permission;
import org.menkyo.permission.PermissionRepository;
import org.menkyo.permission.PermissionWay;
import org.menkyo.permission.Role;
import org.menkyo.shared.StatementList;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.input.BusinessEmail;
import org.menkyo.shared.text.Language;

/**
 * Grants permissions, by whichever way: records them, writes the audit, and tells the holder by one mail (LC-307). All in
 * the transaction of who calls.
 */
@ApplicationScoped
public class PermissionGranter {

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

    @Inject
    public PermissionGranter(
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
    public List<Role> grant(
            Caller caller, Agreement agreement, BusinessEmail holder, Collection<Role> roles, PermissionWay way) {
        List<Role> added = new ArrayList<>();
        for (Role role : roles) {
            if (add(caller, agreement, holder, role, way, null)) {
                added.add(role);
            }
        }
        tell(caller, agreement, holder, added);
        return added;
    }

    /** Gives the roles that follow from the agreement's current contacts (LC-109, LC-304), with one mail per address. */
    public void grantToContacts(Caller caller, Agreement agreement) {
        agreement.contacts().stream()
                .collect(Collectors.groupingBy(Contact::email))
                .forEach((email, contacts) -> {
                    List<Role> added = new ArrayList<>();
                    for (Contact contact : contacts) {
                        Optional<Role> role = ContactRolePolicy.roleOf(contact.kind(), agreement.program());
                        if (role.isPresent()
                                && add(caller, agreement, email, role.get(), PermissionWay.CONTACT, contact)) {
                            added.add(role.get());
                        }
                    }
                    tell(caller, agreement, email, added.stream().distinct().toList());
                });
    }

    /**
     * Gives the roles that follow from the contacts of agreements that are added with the same statements (LC-109, LC-304),
     * with one mail per agreement and address. Nobody can have asked for permissions on them before.
     *
     * @param agreements by the internal ids that were drawn for them
     * @param registered the languages of those of the contacts who are registered
     * @return what the audit is to record of it
     */
    public List<AuditEvent> grantToContacts(
            StatementList statements,
            Caller caller,
            Map<Long, NewAgreement> agreements,
            Map<BusinessEmail, Language> registered) {
        List<NewContactPermission> given = new ArrayList<>();
        List<Notification> welcomes = new ArrayList<>();
        List<Notification> mails = new ArrayList<>();
        agreements.forEach((id, agreement) -> byHolder(id, agreement).forEach((holder, own) -> {
            given.addAll(own);
            List<Role> roles =
                    own.stream().map(NewContactPermission::role).distinct().toList();
            Optional<Language> language = Optional.ofNullable(registered.get(holder));
            (language.isPresent() ? mails : welcomes).add(mail(caller, agreement.licenseId(), holder, roles, language));
        }));
        permissions.add(statements, given, caller.name(), clock.instant());
        Iterator<String> tokens = confirmationLinks
                .newTokens(
                        statements,
                        welcomes.stream().map(Notification::recipient).toList())
                .iterator();
        welcomes.forEach(welcome -> mails.add(welcome.withSecretToken(tokens.next())));
        notifications.record(statements, mails);
        return given.stream()
                .map(permission -> event(
                        permission.holder(),
                        agreements.get(permission.agreementId()).licenseId(),
                        permission.role(),
                        PermissionWay.CONTACT))
                .toList();
    }

    private static Map<BusinessEmail, List<NewContactPermission>> byHolder(long agreementId, NewAgreement agreement) {
        Map<BusinessEmail, List<NewContactPermission>> byHolder = new LinkedHashMap<>();
        for (AgreementContact contact : agreement.contacts()) {
            BusinessEmail holder = new BusinessEmail(contact.email());
            ContactRolePolicy.roleOf(contact.kind(), agreement.program())
                    .ifPresent(role -> byHolder.computeIfAbsent(holder, first -> new ArrayList<>())
                            .add(new NewContactPermission(agreementId, contact.kind(), holder, role)));
        }
        return byHolder;
    }

    private boolean add(
            Caller caller, Agreement agreement, BusinessEmail holder, Role role, PermissionWay way, Contact contact) {
        Permission permission = new Permission(agreement, holder, role, way, contact, caller.name(), clock.instant());
        if (!permissions.add(permission)) {
            return false;
        }
        audit.append(caller, event(holder, agreement.licenseId(), role, way));
        return true;
    }

    private static AuditEvent event(BusinessEmail holder, String licenseId, Role role, PermissionWay way) {
        return AuditEvent.done(Action.PERMISSION_GIVEN, "permission", holder.value(), licenseId)
                .with("role", role)
                .with("way", way);
    }

    private void tell(Caller caller, Agreement agreement, BusinessEmail holder, List<Role> added) {
        if (added.isEmpty()) {
            return;
        }
        arrivals.arrived(agreement, holder);
        Optional<Language> language = users.findByBusinessEmail(holder).map(AppUser::language);
        Notification mail = mail(caller, agreement.licenseId(), holder, added, language);
        notifications.record(language.isPresent() ? mail : mail.withSecretToken(confirmationLinks.newToken(holder)));
    }

    /** @param language of a holder who is registered; all others are welcomed */
    private static Notification mail(
            Caller caller, String licenseId, BusinessEmail holder, List<Role> added, Optional<Language> language) {
        return Notification.of(
                        language.isPresent() ? NotificationKind.PERMISSIONS_ADDED : NotificationKind.WELCOME,
                        holder,
                        language.orElse(Language.EN))
                .with("licenseId", licenseId)
                .with("roles", added.stream().map(Role::name).collect(Collectors.joining(",")))
                .causedBy(caller);
    }
}
