package org.menkyo.accesstoken;

import java.util.Optional;
import java.util.UUID;
import org.menkyo.shared.call.Caller;

/**
 * Whose a token is: a technical account's, or a person's, whatever provider the person signs in with. Exactly one of both.
 *
 * @param account the name of a technical account
 * @param userId a person
 */
public record TokenOwner(Optional<String> account, Optional<UUID> userId) {

    public TokenOwner {
        if (account.isPresent() == userId.isPresent()) {
            throw new IllegalArgumentException("a token has one owner");
        }
    }

    /** Whose the tokens are that a caller makes or starts: those of the credentials that the caller has signed in with. */
    public static TokenOwner of(Caller caller) {
        return caller.signedInPerson().map(TokenOwner::person).orElseGet(() -> account(caller.technicalAccount()));
    }

    /** A technical account. */
    public static TokenOwner account(String name) {
        return new TokenOwner(Optional.of(name), Optional.empty());
    }

    /** A person. */
    public static TokenOwner person(UUID userId) {
        return new TokenOwner(Optional.empty(), Optional.of(userId));
    }
}
