package org.menkyo.shared.call;

import java.util.Set;
import java.util.UUID;

/**
 * What the access token of a call leaves of its owner's rights (LC-211); it never adds any.
 *
 * @param token which token
 * @param operations the names of the operations that it serves for; empty if for all that tokens serve for
 * @param licenseIds the license IDs that it reaches; empty if all
 */
public record TokenLimits(UUID token, Set<String> operations, Set<String> licenseIds) {

    public TokenLimits {
        operations = Set.copyOf(operations);
        licenseIds = Set.copyOf(licenseIds);
    }

    /** Whether the token serves for an operation. */
    public boolean permits(Enum<?> operation) {
        return operations.isEmpty() || operations.contains(operation.name());
    }

    /** Whether the token reaches a license ID. */
    public boolean reaches(String licenseId) {
        return licenseIds.isEmpty() || licenseIds.contains(licenseId);
    }
}
