package org.menkyo.usermanagement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.menkyo.agreement.Agreement;
import org.menkyo.agreement.AgreementRepository;
import org.menkyo.agreement.Contact;
import org.menkyo.identity.AppUser;
import org.menkyo.identity.UserRepository;
import org.menkyo.permission.Inheritance;
import org.menkyo.permission.InheritedAdministration;
import org.menkyo.permission.Permission;
import org.menkyo.permission.PermissionRepository;
import org.menkyo.permission.PermissionWay;
import org.menkyo.permission.Role;
import org.menkyo.shared.input.BusinessEmail;
import org.menkyo.usermanagement.UserAccess.HeldPermission;

/**
 * Puts together whom administrators see at a license ID: holders of permissions there, heirs of administration, and the
 * reseller (LC-304, LC-308).
 */
@ApplicationScoped
public class AccessList {

    private final AgreementRepository agreements;
    private final PermissionRepository permissions;
    private final Inheritance inheritance;
    private final UserRepository users;

    @Inject
    public AccessList(
            AgreementRepository agreements,
            PermissionRepository permissions,
            Inheritance inheritance,
            UserRepository users) {
        this.agreements = agreements;
        this.permissions = permissions;
        this.inheritance = inheritance;
        this.users = users;
    }

    /** What an address has; empty if it has no access. */
    public Optional<UserAccess> of(Agreement agreement, BusinessEmail email) {
        return shown(agreement, List.of(email.key())).stream()
                .filter(user -> !user.permissions().isEmpty())
                .findFirst();
    }

    /** Addresses, given as comparison keys, in their order; those without access that are no reseller's are left out. */
    List<UserAccess> shown(Agreement agreement, Collection<String> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        Map<String, List<Permission>> held = permissions.current(agreement, keys).stream()
                .collect(Collectors.groupingBy(permission -> permission.email().key()));
        Map<String, List<InheritedAdministration>> inherited = inheritance.of(agreement, keys).stream()
                .collect(Collectors.groupingBy(heir -> heir.email().key()));
        Map<String, AppUser> registered = users.findByBusinessEmails(keys).stream()
                .collect(Collectors.toMap(
                        user -> user.businessEmail().orElseThrow().key(), Function.identity()));
        Set<String> disabled = permissions.suspended(agreement, keys);
        Map<String, Contact> resellers = agreements.resellers(List.of(agreement)).stream()
                .collect(Collectors.toMap(
                        contact -> contact.email().key(), Function.identity(), (first, second) -> first));
        return keys.stream()
                .filter(key -> held.containsKey(key) || inherited.containsKey(key) || resellers.containsKey(key))
                .map(key -> access(
                        held.getOrDefault(key, List.of()),
                        inherited.getOrDefault(key, List.of()),
                        Optional.ofNullable(resellers.get(key)),
                        Optional.ofNullable(registered.get(key)),
                        disabled.contains(key)))
                .toList();
    }

    private static UserAccess access(
            List<Permission> held,
            List<InheritedAdministration> inherited,
            Optional<Contact> reseller,
            Optional<AppUser> user,
            boolean disabled) {
        BusinessEmail email = Stream.of(
                        held.stream().map(Permission::email),
                        inherited.stream().map(InheritedAdministration::email),
                        reseller.stream().map(Contact::email))
                .flatMap(Function.identity())
                .findFirst()
                .orElseThrow();
        return new UserAccess(
                email.value(),
                user.isPresent(),
                user.flatMap(AppUser::fullName)
                        .or(() -> reseller.flatMap(Contact::name))
                        .orElse(null),
                disabled,
                user.flatMap(AppUser::lastSignInAt).orElse(null),
                reseller.isPresent(),
                Stream.concat(
                                held.stream().map(AccessList::held),
                                inherited.stream().map(AccessList::held))
                        .toList());
    }

    private static HeldPermission held(Permission permission) {
        return new HeldPermission(
                permission.id(), permission.role(), permission.way(), null, permission.givenBy(), permission.givenAt());
    }

    private static HeldPermission held(InheritedAdministration heir) {
        return new HeldPermission(
                heir.permissionId(),
                Role.ADMINISTRATOR,
                PermissionWay.INHERITANCE,
                heir.masterLicenseId(),
                heir.givenBy(),
                heir.since());
    }
}
