package org.menkyo.quarantine;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

/** Tells in the metric {@code menkyo.quarantine} whether the installation is in quarantine: 1 or 0. */
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
            Gauge.builder("menkyo.quarantine", register, told -> told.lastKnown() ? 1 : 0)
                    .register(registry);
        }
    }
}
