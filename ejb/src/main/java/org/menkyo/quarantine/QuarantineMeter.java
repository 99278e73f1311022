package org.menkyo.quarantine;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

/** Tells in the metric {@code menkyo.quarantine.active} whether the installation is in quarantine: 1 or 0. */
@ApplicationScoped
public class QuarantineMeter {

    private final Instance<MeterRegistry> registries;
    private final QuarantineRegister register;

    @Inject
    QuarantineMeter(@Any Instance<MeterRegistry> registries, QuarantineRegister register) {
        this.registries = registries;
        this.register = register;
    }

    void show(@Observes @Initialized(ApplicationScoped.class) Object start) {
        for (MeterRegistry registry : registries) {
            registry.gauge("menkyo.quarantine.active", Tags.empty(), register, told -> told.lastKnown() ? 1 : 0);
        }
    }
}
