package org.menkyo.profile;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.identity.AppUser;
import org.menkyo.identity.UserRepository;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Inheritance;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.protocol.text.TypedText;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.input.BusinessEmail;
import org.menkyo.shared.input.InputCheck;

/** Shows and changes one's own profile and preferences (LC-206, LC-501, LC-502). */
@Stateless
public class ProfileService {

    private static final int MAX_NAME = 100;

    private final AccessControl access;
    private final UserRepository users;
    private final Inheritance inheritance;
    private final AuditTrail audit;
    private final Clock clock;

    /** For the container's proxy. */
    protected ProfileService() {
        this(null, null, null, null, null);
    }

    @Inject
    public ProfileService(
            AccessControl access, UserRepository users, Inheritance inheritance, AuditTrail audit, Clock clock) {
        this.access = access;
        this.users = users;
        this.inheritance = inheritance;
        this.audit = audit;
        this.clock = clock;
    }

    /** One's own profile, and whether the choice of inheritance is to be asked for (LC-502). */
    @Performs(Operation.READ_PROFILE)
    public ProfileView read(Caller caller) {
        access.require(caller, Operation.READ_PROFILE);
        return view(users.get(caller.requireUserId()));
    }

    /** Changes names or language. */
    @Performs(Operation.UPDATE_PROFILE)
    public ProfileView update(Caller caller, UpdateProfile command) {
        access.require(caller, Operation.UPDATE_PROFILE);
        InputCheck check = new InputCheck();
        name(check, "givenName", command.givenName());
        name(check, "familyName", command.familyName());
        check.done();
        AppUser user = users.getLocked(caller.requireUserId());
        Optional.ofNullable(command.givenName()).ifPresent(user::takeGivenName);
        Optional.ofNullable(command.familyName()).ifPresent(user::takeFamilyName);
        Optional.ofNullable(command.language()).ifPresent(user::speak);
        audit.append(caller, AuditEvent.done(Operation.UPDATE_PROFILE, "user", user.id(), null));
        return view(user);
    }

    /** Chooses whether administration extends to what is below MASTER agreements. It takes effect at once (LC-504). */
    @Performs(Operation.CHOOSE_INHERITANCE)
    public ProfileView chooseInheritance(Caller caller, ChooseInheritance command) {
        access.require(caller, Operation.CHOOSE_INHERITANCE);
        new InputCheck().required("inherit", command.inherit()).done();
        AppUser user = users.getLocked(caller.requireUserId());
        Optional<Boolean> before = user.inheritsAdministration();
        if (!before.equals(Optional.of(command.inherit()))) {
            user.inheritAdministration(command.inherit(), clock.instant());
            audit.append(
                    caller,
                    AuditEvent.done(Operation.CHOOSE_INHERITANCE, "user", user.id(), null)
                            .with("before", before.orElse(null))
                            .with("after", command.inherit()));
        }
        return view(user);
    }

    private static void name(InputCheck check, String field, String name) {
        check.optionalText(field, name, MAX_NAME);
        if (name != null && !TypedText.isVisible(name)) {
            check.reject(field, FieldProblem.REQUIRED);
        }
    }

    private ProfileView view(AppUser user) {
        Optional<BusinessEmail> email = user.businessEmail();
        return new ProfileView(
                email.map(BusinessEmail::value).orElse(null),
                user.givenName().orElse(null),
                user.familyName().orElse(null),
                user.language(),
                user.inheritsAdministration().orElse(null),
                user.inheritsAdministration().isEmpty()
                        && email.filter(inheritance::administersMaster).isPresent());
    }
}
