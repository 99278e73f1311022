package org.menkyo.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import org.menkyo.identity.Account;
import org.menkyo.identity.AppUser;
import org.menkyo.identity.CallerDirectory;
import org.menkyo.identity.IdentityProvider;
import org.menkyo.identity.UserRepository;
import org.menkyo.shared.Caller;
import org.menkyo.shared.ConflictException;
import org.menkyo.shared.ErrorCode;
import org.menkyo.shared.NotPermittedException;

/** Finds the account that a caller has signed in with. */
@ApplicationScoped
class OwnAccounts {

    private final UserRepository users;
    private final IdentityProvider provider;

    /** For the container's proxy. */
    protected OwnAccounts() {
        this(null, null);
    }

    @Inject
    OwnAccounts(UserRepository users, IdentityProvider provider) {
        this.users = users;
        this.provider = provider;
    }

    /** As {@link #lock}, but not locked. */
    Account find(Caller caller) {
        String name = caller.technicalAccount();
        if (caller.signedInPerson().isPresent()) {
            AppUser person = users.get(caller.signedInPerson().get());
            if (!person.issuer().equals(CallerDirectory.BUILT_IN_ISSUER)) {
                throw atProvider();
            }
            name = person.subject();
        }
        return users.findAccount(name).orElseThrow(() -> new NotPermittedException(ErrorCode.NOT_SIGNED_IN));
    }

    /**
     * The account of the caller, a person or a system, locked until the transaction ends.
     *
     * @throws ConflictException SIGN_UP_AT_PROVIDER if the caller has signed in at another identity provider
     */
    Account lock(Caller caller) {
        if (caller.signedInPerson().isEmpty()) {
            return users.findAccountLocked(caller.technicalAccount())
                    .orElseThrow(() -> new NotPermittedException(ErrorCode.NOT_SIGNED_IN));
        }
        return users.findAccountLockedOf(caller.signedInPerson().get()).orElseThrow(this::atProvider);
    }

    private ConflictException atProvider() {
        return new ConflictException(
                ErrorCode.SIGN_UP_AT_PROVIDER,
                provider.issuer().map(URI::toString).orElse(""));
    }
}
