package org.menkyo.kms.health;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Optional;

/** The server's registry of metrics; a server that is configured without Micrometer has none. */
@ApplicationScoped
public class ServerMeters {

    private final Instance<MeterRegistry> registries;

    @Inject
    public ServerMeters(@Any Instance<MeterRegistry> registries) {
        this.registries = registries;
    }

    Optional<MeterRegistry> registry() {
        return registries.stream().findFirst();
    }
}
