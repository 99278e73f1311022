package org.menkyo.identity;

import java.time.Instant;
import java.util.Optional;

/**
 * A password of an account that was verified, or against which one is: it holds as long as the account has this very one.
 *
 * @param hash the stored hash
 * @param signInsEndedAt when all sign-ins of the account were ended last; what was verified before has to be verified again
 */
public record VerifiedPassword(String hash, Optional<Instant> signInsEndedAt) {

    @Override
    public String toString() {
        return "VerifiedPassword[]";
    }
}
