package org.menkyo.client;

import java.time.Instant;
import java.util.OptionalInt;
import org.menkyo.client.state.Installation;
import org.menkyo.client.state.LicensePhase;
import org.menkyo.client.state.LicensePolicy;
import org.menkyo.client.store.ClientEvent;

/** Writes the client's event log: one record for each request and one for what came of it (VA-210). */
record ClientJournal(ClientContext context) {

    /** @param clientTime the system clock, as sent */
    void asked(Object peer, Instant clientTime, Installation installation) {
        record(ClientEvent.Kind.REQUEST, peer, clientTime, installation, "", OptionalInt.empty());
    }

    /** Records what came of a request and gives it back. */
    Attempt answered(Object peer, Instant clientTime, Attempt attempt) {
        ActivationResult result = attempt.result();
        record(
                ClientEvent.Kind.ANSWER,
                peer,
                clientTime,
                attempt.installation(),
                result.outcome().name(),
                result.count());
        return attempt;
    }

    private void record(
            ClientEvent.Kind kind,
            Object peer,
            Instant clientTime,
            Installation installation,
            String result,
            OptionalInt count) {
        LicensePhase phase = LicensePolicy.phase(installation, context.edition());
        context.eventLog()
                .append(new ClientEvent(
                        kind,
                        installation.now(),
                        peer.toString(),
                        installation.cmid(),
                        clientTime,
                        context.machine().kind(),
                        phase.state(),
                        phase.remainingMinutes(installation.now()),
                        result,
                        count,
                        installation.kms().renewalMinutes(),
                        installation.kms().retryMinutes()));
    }
}
