package org.menkyo.permissionrequest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.menkyo.agreement.Agreement;
import org.menkyo.agreement.AgreementRepository;
import org.menkyo.agreement.AuthorizationNumber;
import org.menkyo.permission.Administrator;
import org.menkyo.permission.Inheritance;
import org.menkyo.permission.PermissionRepository;
import org.menkyo.shared.input.BusinessEmail;

/** Whom a permission request reaches: the administrators of the license ID, if it was named rightly and has any (LC-404). */
@ApplicationScoped
class RequestReach {

    private final AgreementRepository agreements;
    private final PermissionRepository permissions;
    private final Inheritance inheritance;

    @Inject
    RequestReach(AgreementRepository agreements, PermissionRepository permissions, Inheritance inheritance) {
        this.agreements = agreements;
        this.permissions = permissions;
        this.inheritance = inheritance;
    }

    /** The agreement that a request names, whether it reaches anybody or not. */
    Optional<Agreement> agreement(RequestPermission command) {
        return agreements.find(command.licenseId());
    }

    /** Whether somebody has all roles already that a request asks for. */
    boolean hasAll(Agreement agreement, BusinessEmail email, RequestPermission command) {
        return permissions.activeRoles(agreement, email).containsAll(command.roles());
    }

    /** Who can decide a request. */
    List<Administrator> administrators(Agreement agreement) {
        return permissions.administrators(agreement);
    }

    /** Why a request reaches nobody; empty if it reaches somebody. */
    Optional<UndeliveredReason> whyUndelivered(RequestPermission command, Optional<Agreement> agreement) {
        if (agreement.isEmpty()) {
            return Optional.of(UndeliveredReason.UNKNOWN_LICENSE_ID);
        }
        if (agreement.get().program() != command.program()) {
            return Optional.of(UndeliveredReason.PROGRAM_DOES_NOT_MATCH);
        }
        Optional<String> number = agreement.get().authorizationNumber().map(AuthorizationNumber::number);
        if (number.isPresent() && !number.get().equals(command.authorizationNumber())) {
            return Optional.of(UndeliveredReason.AUTHORIZATION_NUMBER_DOES_NOT_MATCH);
        }
        return !permissions.hasOwnAdministrator(agreement.get()) && !inheritance.isInheritedByAnybody(agreement.get())
                ? Optional.of(UndeliveredReason.NO_ADMINISTRATOR)
                : Optional.empty();
    }
}
