package org.menkyo.shared.meter;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The server's registry outlives the application whose meters it shows. */
class ServerMetersTest {

    private final MeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void theNextApplicationsMetersAreItsOwn() {
        ServerMeters former = new ServerMeters(List.of(registry));
        show(former, new AtomicInteger(1));
        former.end();
        assertThat(registry.getMeters()).isEmpty();

        AtomicInteger present = new AtomicInteger(2);
        show(new ServerMeters(List.of(registry)), present);

        assertThat(registry.get("menkyo.test.gauge").gauge().value()).isEqualTo(2);
        assertThat(registry.get("menkyo.test.counter").functionCounter().count())
                .isEqualTo(present.get());
    }

    private static void show(ServerMeters meters, AtomicInteger value) {
        meters.gauge("menkyo.test.gauge", "Help", Tags.empty(), value, AtomicInteger::doubleValue);
        meters.counter("menkyo.test.counter", "Help", Tags.empty(), value, AtomicInteger::doubleValue);
    }
}
