package org.menkyo.securityevent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.menkyo.shared.call.CallOrigin;
import org.menkyo.shared.call.RefusedCalls;

/** Makes security events of calls that an interface refuses. */
@ApplicationScoped
public class ReportedRefusals implements RefusedCalls {

    private final SecurityEvents events;

    @Inject
    public ReportedRefusals(SecurityEvents events) {
        this.events = events;
    }

    @Override
    public void fromAnotherOrigin(CallOrigin origin) {
        events.report(SecurityEvent.of(SecurityEventKind.CROSS_SITE_REFUSED, origin));
    }
}
