package org.menkyo.shared.meter;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.lang.reflect.Field;

/** A registry and the tags that all meters of the application have in it. */
record TaggedRegistry(MeterRegistry registry, Tags tags) {

    /**
     * The one that an application's meters are made in. The registry that WildFly 39 gives to an application passes meters on to the
     * server's, but without their help text, and tells neither the server's nor the tag by which it removes the meters of an
     * application that leaves; both are read from its fields. Where it has no such fields meters are made in the given one.
     */
    static TaggedRegistry behind(MeterRegistry given) {
        try {
            return new TaggedRegistry((MeterRegistry) read(given, "parentRegistry"), Tags.of("WF_DEPLOYMENT", (String)
                    read(given, "deploymentName")));
        } catch (ReflectiveOperationException another) {
            return new TaggedRegistry(given, Tags.empty());
        }
    }

    private static Object read(MeterRegistry registry, String name) throws ReflectiveOperationException {
        Field field = registry.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field.get(registry);
    }
}
