package org.menkyo.webhook;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.menkyo.permission.Operation;
import org.menkyo.shared.call.Party;

/**
 * What events are about, and so whose systems are told of them (LC-210). The database's function {@code webhook_knows} looks at
 * the same for each event and account: when it is recorded, and before it is sent.
 */
enum WebhookTopic {
    /** What a license ID is for: its holder, its orders, its address. */
    LICENSE(Operation.READ_LICENSE, Party.DISTRIBUTOR, Party.AUDITOR, Party.PARTNER),
    /** The same, where support works on it, too. */
    LICENSE_RECORD(Operation.READ_LICENSE, Party.DISTRIBUTOR, Party.SUPPORT_AGENT, Party.AUDITOR, Party.PARTNER),
    /** Who may do what on a license ID. */
    USERS(Operation.LIST_USERS, Party.DISTRIBUTOR, Party.AUDITOR, Party.PARTNER),
    /** The same, where support works on it, too. */
    CONTACTS(Operation.LIST_USERS, Party.DISTRIBUTOR, Party.SUPPORT_AGENT, Party.AUDITOR, Party.PARTNER),
    /** Product keys of a license ID. */
    PRODUCT_KEYS(Operation.LIST_PRODUCT_KEYS, Party.DISTRIBUTOR, Party.SUPPORT_AGENT, Party.AUDITOR, Party.PARTNER),
    /** A support case: for support any, for distributors and partners their own. */
    SUPPORT_CASE(null, Party.DISTRIBUTOR, Party.SUPPORT_AGENT, Party.AUDITOR, Party.PARTNER),
    /** What happens to people, and support helps with. */
    PEOPLE(null, Party.SUPPORT_AGENT, Party.AUDITOR),
    /** The subscription itself. */
    SUBSCRIPTION(null);

    private final Operation seenBy;
    private final Set<Party> parties;

    WebhookTopic(Operation seenBy, Party... parties) {
        this.seenBy = seenBy;
        this.parties = EnumSet.noneOf(Party.class);
        this.parties.addAll(Set.of(parties));
    }

    /** The operation by which somebody with a role on the license ID sees it; empty where no role lets one see it. */
    Optional<Operation> seenBy() {
        return Optional.ofNullable(seenBy);
    }

    /** Whether systems of a party can be told of it. */
    boolean isFor(Party party) {
        return parties.contains(party);
    }
}
