package org.menkyo.usermanagement;

import java.util.Optional;
import org.menkyo.agreement.ContactKind;
import org.menkyo.agreement.Program;
import org.menkyo.permission.Role;

/** Which role a contact gets by itself (LC-304). */
public final class ContactRolePolicy {

    private ContactRolePolicy() {}

    /** The role of a kind of contact on an agreement of a program; a reseller gets none. */
    public static Optional<Role> roleOf(ContactKind kind, Program program) {
        return switch (kind) {
            case PRIMARY, NOTICES -> Optional.of(Role.ADMINISTRATOR);
            case END_CUSTOMER ->
                Optional.of(program == Program.OPEN ? Role.ADMINISTRATOR : Role.LICENSE_INFORMATION_VIEWER);
            case ONLINE_ACCESS -> Optional.of(Role.LICENSE_INFORMATION_VIEWER);
            case SOFTWARE_ASSURANCE_MANAGER -> Optional.of(Role.SOFTWARE_ASSURANCE_ADMINISTRATOR);
            case ONLINE_SERVICES_MANAGER -> Optional.of(Role.ONLINE_SERVICES_ADMINISTRATOR);
            case SUBSCRIPTION_MANAGER -> Optional.of(Role.SUBSCRIPTION_ADMINISTRATOR);
            case RESELLER -> Optional.empty();
        };
    }
}
