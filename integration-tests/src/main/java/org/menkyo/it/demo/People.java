package org.menkyo.it.demo;

import java.util.Set;

/** Those who sign up in one run: two administrators, and the colleague who requests a permission. */
public record People(Person customer, Person deputy, Person colleague) {

    Set<String> emails() {
        return Set.of(customer.email(), deputy.email(), colleague.email());
    }
}
