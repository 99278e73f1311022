package org.menkyo.account.own;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.menkyo.identity.Account;
import org.menkyo.identity.IdentityProvider;
import org.menkyo.identity.UserRepository;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.NotPermittedException;

/** Finds the account that a caller has signed in with. */
@ApplicationScoped
class OwnAccounts {

    private final UserRepository users;
    private final IdentityProvider provider;

    @Inject
    OwnAccounts(UserRepository users, IdentityProvider provider) {
        this.users = users;
        this.provider = provider;
    }

    /** As {@link #lock}, but not locked. */
    Account find(Caller caller) {
        return account(caller, users::findAccountOf, users::findAccount);
    }

    /**
     * The account of the caller, a person or a system, locked until the transaction ends.
     *
     * @throws ConflictException SIGN_UP_AT_PROVIDER if the caller has signed in at another identity provider
     */
    Account lock(Caller caller) {
        return account(caller, users::findAccountLockedOf, users::findAccountLocked);
    }

    private Account account(
            Caller caller, Function<UUID, Optional<Account>> ofPerson, Function<String, Optional<Account>> ofSystem) {
        Optional<UUID> person = caller.signedInPerson();
        if (person.isPresent()) {
            return ofPerson.apply(person.get()).orElseThrow(this::atProvider);
        }
        return ofSystem.apply(caller.technicalAccount())
                .orElseThrow(() -> new NotPermittedException(ErrorCode.NOT_SIGNED_IN));
    }

    private ConflictException atProvider() {
        return new ConflictException(
                ErrorCode.SIGN_UP_AT_PROVIDER,
                provider.issuer().map(URI::toString).orElse(""));
    }
}
