package org.menkyo.quarantine;

import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.menkyo.shared.meter.ServerMeters;

/** Tells in the metric {@code menkyo.quarantine.active} whether the installation is in quarantine: 1 or 0. */
@ApplicationScoped
public class QuarantineMeter {

    private final ServerMeters meters;
    private final QuarantineRegister register;

    @Inject
    QuarantineMeter(ServerMeters meters, QuarantineRegister register) {
        this.meters = meters;
        this.register = register;
    }

    void show(@Observes @Initialized(ApplicationScoped.class) Object start) {
        meters.gauge(
                "menkyo.quarantine.active",
                "1 while nothing leaves the installation, since it is a restored copy",
                Tags.empty(),
                register,
                told -> told.lastKnown() ? 1 : 0);
    }
}
