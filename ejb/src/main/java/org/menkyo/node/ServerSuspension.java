package org.menkyo.node;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jboss.as.server.CurrentServiceContainer;
import org.jboss.as.server.suspend.ServerResumeContext;
import org.jboss.as.server.suspend.ServerSuspendContext;
import org.jboss.as.server.suspend.SuspendableActivity;
import org.jboss.as.server.suspend.SuspendableActivityRegistry;
import org.jboss.as.server.suspend.SuspendableActivityRegistry.SuspendPriority;
import org.jboss.as.server.suspend.SuspensionStateProvider;
import org.jboss.msc.Service;
import org.jboss.msc.service.ServiceBuilder;
import org.jboss.msc.service.ServiceController;
import org.jboss.msc.service.ServiceName;
import org.jboss.msc.service.StartContext;
import org.jboss.msc.service.StopContext;

/**
 * What the server says of its suspension: an administrator asked for it, or the server is stopped in order. It holds the
 * suspension up for the grace in which this server is not ready and serves all the same; for that it comes before all others.
 */
final class ServerSuspension {

    private static final ServiceName CONTROLLER = ServiceName.parse("org.wildfly.server.suspend-controller");

    private final SuspendableActivity first = new First();
    private final SuspendableActivity last = new Last();
    private final LongSupplier graceSeconds;
    private final Consumer<NodePhase> phases;
    private ServiceController<?> service;

    /**
     * @param graceSeconds how long it is held up
     * @param phases is told each phase that begins
     */
    ServerSuspension(LongSupplier graceSeconds, Consumer<NodePhase> phases) {
        this.graceSeconds = graceSeconds;
        this.phases = phases;
    }

    /** Begins to listen. A server that starts is resumed when it has started; of one that runs already, this says it. */
    void listen() {
        ServiceBuilder<?> builder =
                CurrentServiceContainer.getServiceContainer().addService();
        Supplier<SuspendableActivityRegistry> registry = builder.requires(CONTROLLER);
        service = builder.setInstance(new Listening(registry)).install();
    }

    void end() {
        service.setMode(ServiceController.Mode.REMOVE);
    }

    /** The registry of what is suspended can be had by a service only. */
    private final class Listening implements Service {

        private final Supplier<SuspendableActivityRegistry> registry;

        Listening(Supplier<SuspendableActivityRegistry> registry) {
            this.registry = registry;
        }

        @Override
        public void start(StartContext context) {
            registry.get().registerActivity(first, SuspendPriority.FIRST);
            registry.get().registerActivity(last, SuspendPriority.LAST);
            if (registry.get().getState() == SuspensionStateProvider.State.RUNNING) {
                phases.accept(NodePhase.SERVING);
            }
        }

        @Override
        public void stop(StopContext context) {
            registry.get().unregisterActivity(first);
            registry.get().unregisterActivity(last);
        }
    }

    private CompletionStage<Void> grace() {
        long seconds = graceSeconds.getAsLong();
        return seconds == 0
                ? SuspendableActivity.COMPLETED
                : CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS));
    }

    /** Comes before anything of the server is suspended. */
    private final class First implements SuspendableActivity {

        @Override
        public CompletionStage<Void> prepare(ServerSuspendContext context) {
            phases.accept(NodePhase.LEAVING);
            return grace();
        }

        @Override
        public CompletionStage<Void> suspend(ServerSuspendContext context) {
            // A server that starts is suspended, too, until it can serve.
            if (!context.isStarting()) {
                phases.accept(NodePhase.CLOSING);
            }
            return COMPLETED;
        }

        @Override
        public CompletionStage<Void> resume(ServerResumeContext context) {
            return COMPLETED;
        }
    }

    /** Comes when everything of the server is suspended, and before anything is resumed. */
    private final class Last implements SuspendableActivity {

        @Override
        public CompletionStage<Void> suspend(ServerSuspendContext context) {
            if (!context.isStarting()) {
                phases.accept(NodePhase.GONE);
            }
            return COMPLETED;
        }

        @Override
        public CompletionStage<Void> resume(ServerResumeContext context) {
            phases.accept(NodePhase.SERVING);
            return COMPLETED;
        }
    }
}
