package org.menkyo.shared.start;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.util.Optional;
import org.jboss.msc.service.ServiceActivator;
import org.jboss.msc.service.ServiceActivatorContext;
import org.menkyo.settings.Problem;
import org.menkyo.settings.ProblemCode;

/**
 * Keeps the application from starting where the Java machine has no room for its classes, which would end the server. Threads of the
 * server that idle hold the classes of what was deployed before, and of a few redeployments in a row a few can be held. The server
 * asks when it installs the deployment, as {@link SettingsAtStart}.
 */
public class RoomForClasses implements ServiceActivator {

    private static final Logger LOG = System.getLogger(RoomForClasses.class.getName());
    private static final long MEGABYTE = 1024 * 1024;

    /** An application that works has 19 MB of classes; the rest is for what the server loads beside it, and for gaps. */
    private static final long NEEDED = 48 * MEGABYTE;

    /** @throws StartRefusedException if there is too little */
    @Override
    public void activate(ServiceActivatorContext deployment) {
        if (problem(metaspace()).isEmpty()) {
            return;
        }
        // The classes of an earlier deployment go by a collection of all garbage only.
        ManagementFactory.getMemoryMXBean().gc();
        problem(metaspace()).ifPresent(problem -> {
            LOG.log(Level.ERROR, problem);
            throw new StartRefusedException(
                    "Menkyo does not start, since the server is full of classes:\n  " + problem);
        });
    }

    private static Optional<MemoryUsage> metaspace() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .findAny()
                .map(MemoryPoolMXBean::getUsage);
    }

    /** What is wrong with this use of the metaspace; nothing where it has no bound. */
    static Optional<Problem> problem(Optional<MemoryUsage> metaspace) {
        return metaspace
                .filter(usage -> usage.getMax() >= 0)
                .map(usage -> usage.getMax() - usage.getUsed())
                .filter(room -> room < NEEDED)
                .map(room -> new Problem(
                        ProblemCode.NO_ROOM_FOR_CLASSES,
                        "the Java machine has room for " + room / MEGABYTE + " MB of classes and needs "
                                + NEEDED / MEGABYTE
                                + " MB, since the server still holds earlier deployments: restart it, or give it more by"
                                + " -XX:MaxMetaspaceSize."));
    }
}
