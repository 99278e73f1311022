package org.menkyo.identity;

import java.util.Arrays;
import java.util.Optional;
import org.menkyo.shared.call.Party;

/** Whose an account is. */
public enum AccountParty {
    /** A person's; what the person may do depends on the business e-mail. */
    PERSON(null),
    DISTRIBUTOR(Party.DISTRIBUTOR),
    SUPPORT_AGENT(Party.SUPPORT_AGENT),
    AUDITOR(Party.AUDITOR),
    OPERATOR(Party.OPERATOR),
    PHONE_SYSTEM(Party.PHONE_SYSTEM),
    /** A partner's system; what it may do depends on the business e-mail that it belongs to (LC-210). */
    PARTNER(Party.PARTNER);

    private final Party party;

    AccountParty(Party party) {
        this.party = party;
    }

    /** The party that a technical account carries; empty for persons. */
    public Optional<Party> party() {
        return Optional.ofNullable(party);
    }

    /** Whether accounts of the party are those of the publisher's employees, and not of systems. */
    public boolean isStaff() {
        return this == SUPPORT_AGENT || this == AUDITOR || this == OPERATOR;
    }

    /** The kind of technical account for a party; empty where there is none. */
    public static Optional<AccountParty> of(Party party) {
        return Arrays.stream(values())
                .filter(kind -> kind.party != null && kind.party == party)
                .findFirst();
    }
}
