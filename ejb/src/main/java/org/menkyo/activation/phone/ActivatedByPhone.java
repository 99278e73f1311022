package org.menkyo.activation.phone;

import java.util.List;

/**
 * What is read out to whoever called (VA-403).
 *
 * @param groups the 8 groups of 6 digits of the confirmation ID, in their order
 * @param edition name of the edition that is activated
 * @param counted whether this used one of the key's activations; false when the same hardware comes again
 * @param remainingActivations how many activations the key has left, 0 or more
 */
public record ActivatedByPhone(List<String> groups, String edition, boolean counted, int remainingActivations) {

    public ActivatedByPhone {
        groups = List.copyOf(groups);
    }
}
