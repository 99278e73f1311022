package org.menkyo.usermanagement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.menkyo.permission.Inheritance;
import org.menkyo.permission.InheritedAgreement;
import org.menkyo.permission.Permission;
import org.menkyo.permission.PermissionRepository;
import org.menkyo.permission.PermissionWay;
import org.menkyo.permission.Role;
import org.menkyo.readcache.ReadCache;
import org.menkyo.shared.input.BusinessEmail;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.paging.PageRequest;

/**
 * Lists the permissions of one person: first those that are stored, by their ids, then inherited administration, by the
 * agreements. In cursors a letter tells the two apart.
 */
@ApplicationScoped
public class OwnPermissions {

    private static final String INHERITED = "i";

    /** What is remembered: a page of the permissions of an address. */
    private record OwnPage(String emailKey, PageRequest page) {}

    private final PermissionRepository permissions;
    private final Inheritance inheritance;
    private final ReadCache cache;

    @Inject
    public OwnPermissions(PermissionRepository permissions, Inheritance inheritance, ReadCache cache) {
        this.permissions = permissions;
        this.cache = cache;
        this.inheritance = inheritance;
    }

    private record Entry(String cursor, PermissionView view) {}

    Page<PermissionView> of(BusinessEmail email, PageRequest page) {
        return cache.get(new OwnPage(email.key(), page), () -> read(email, page));
    }

    private Page<PermissionView> read(BusinessEmail email, PageRequest page) {
        Set<Long> disabled = permissions.suspendedOn(email);
        int limit = page.size() + 1;
        String after = page.after().orElse("0");
        List<Entry> entries = new ArrayList<>();
        if (!after.startsWith(INHERITED)) {
            permissions.current(email, page.afterNumber(), limit).stream()
                    .map(permission -> stored(permission, disabled))
                    .forEach(entries::add);
        }
        if (entries.size() < limit) {
            long afterAgreement = after.startsWith(INHERITED) ? number(after) : 0;
            inheritance.inherited(email, afterAgreement, limit - entries.size()).stream()
                    .map(agreement -> inherited(agreement, email, disabled))
                    .forEach(entries::add);
        }
        return Page.of(entries, page, Entry::cursor).map(Entry::view);
    }

    private static long number(String cursor) {
        try {
            return Long.parseLong(cursor.substring(INHERITED.length()));
        } catch (NumberFormatException e) {
            throw PageRequest.malformedCursor();
        }
    }

    private static Entry stored(Permission permission, Set<Long> disabled) {
        return new Entry(
                permission.id().toString(),
                new PermissionView(
                        permission.agreement().licenseId(),
                        permission.email().value(),
                        permission.role(),
                        permission.way(),
                        null,
                        permission.givenAt(),
                        disabled.contains(permission.agreement().id())));
    }

    private static Entry inherited(InheritedAgreement agreement, BusinessEmail email, Set<Long> disabled) {
        return new Entry(
                INHERITED + agreement.agreementId(),
                new PermissionView(
                        agreement.licenseId(),
                        email.value(),
                        Role.ADMINISTRATOR,
                        PermissionWay.INHERITANCE,
                        agreement.masterLicenseId(),
                        agreement.since(),
                        disabled.contains(agreement.agreementId())));
    }
}
