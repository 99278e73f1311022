package org.menkyo.shared.meter;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/**
 * The metrics that the server shows at {@code /prometheus}; a server that is configured without Micrometer shows none. Names
 * are Micrometer's, with dots; each has a help text, one sentence without its full stop, that is the same wherever the name is used.
 */
@ApplicationScoped
public class ServerMeters {

    private final List<TaggedRegistry> registries;
    private final Map<Meter, MeterRegistry> shown = new ConcurrentHashMap<>();

    /** For who needs no metrics. */
    public ServerMeters() {
        this(List.of());
    }

    public ServerMeters(List<MeterRegistry> registries) {
        this.registries = registries.stream().map(TaggedRegistry::behind).toList();
    }

    @Inject
    ServerMeters(@Any Instance<MeterRegistry> registries, BeanManager beans) {
        this(registries
                .handlesStream()
                .map(handle -> itself(handle.getBean(), beans))
                .toList());
    }

    /** The registry behind the proxy that is injected, which does not pass on the calls of Micrometer's own package. */
    private static <T> T itself(Bean<T> bean, BeanManager beans) {
        return beans.getContext(bean.getScope()).get(bean, beans.createCreationalContext(bean));
    }

    /** Whether anybody can see the metrics. */
    public boolean areShown() {
        return !registries.isEmpty();
    }

    /**
     * Shows a value that goes up and down.
     *
     * @param of what the value is read from, which must be kept by the caller
     */
    public <T> void gauge(String name, String help, Tags tags, T of, ToDoubleFunction<T> value) {
        for (TaggedRegistry each : registries) {
            shown(
                    each,
                    Gauge.builder(name, of, value)
                            .description(help)
                            .tags(each.tags().and(tags))
                            .register(each.registry()));
        }
    }

    /**
     * Shows a number that only grows while the server runs. It is to be shown from the start, so that the first one is seen as a
     * rise from 0.
     *
     * @param of what the number is read from, which must be kept by the caller
     */
    public <T> void counter(String name, String help, Tags tags, T of, ToDoubleFunction<T> number) {
        for (TaggedRegistry each : registries) {
            shown(
                    each,
                    FunctionCounter.builder(name, of, number)
                            .description(help)
                            .tags(each.tags().and(tags))
                            .register(each.registry()));
        }
    }

    private void shown(TaggedRegistry in, Meter meter) {
        shown.put(meter, in.registry());
    }

    /**
     * The server's registry outlives the application. A meter that stayed would hold its classes, and would be given, without a value,
     * to the next application that shows one of its name.
     */
    @PreDestroy
    void end() {
        shown.forEach((meter, registry) -> registry.remove(meter));
        shown.clear();
    }
}
