package org.menkyo.refusal;

import io.undertow.server.AbstractServerConnection;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.ServerConnection;
import io.undertow.util.AttachmentKey;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jboss.as.server.CurrentServiceContainer;
import org.jboss.as.server.suspend.ServerResumeContext;
import org.jboss.as.server.suspend.ServerSuspendContext;
import org.jboss.as.server.suspend.SuspendableActivity;
import org.jboss.as.server.suspend.SuspendableActivityRegistry;
import org.jboss.as.server.suspend.SuspendableActivityRegistry.SuspendPriority;
import org.jboss.msc.Service;
import org.jboss.msc.service.LifecycleEvent;
import org.jboss.msc.service.LifecycleListener;
import org.jboss.msc.service.ServiceBuilder;
import org.jboss.msc.service.ServiceContainer;
import org.jboss.msc.service.ServiceController;
import org.jboss.msc.service.ServiceName;
import org.jboss.msc.service.StartContext;
import org.jboss.msc.service.StopContext;
import org.xnio.IoUtils;

/**
 * The ports and connections of the web server. A server that stops takes its parts away in any order, and what is left answers that
 * there is nothing (LC-1209). So when nothing is under way any more the ports close, and with them the connections on which
 * nothing comes at the moment.
 */
final class WebPorts implements SuspendableActivity {

    private static final ServiceName LISTENERS = ServiceName.parse("org.wildfly.undertow.listener");
    private static final ServiceName SUSPENSION = ServiceName.parse("org.wildfly.server.suspend-controller");
    private static final AttachmentKey<Boolean> KNOWN = AttachmentKey.create(Boolean.class);

    private static final Set<ServerConnection> IDLE = ConcurrentHashMap.newKeySet();
    private static final AtomicBoolean REGISTERED = new AtomicBoolean();
    private static volatile boolean closing;

    private WebPorts() {}

    /** Has the server close them in its time. */
    static void closeAtTheEnd() {
        ServiceContainer container = CurrentServiceContainer.getServiceContainer();
        if (container != null && REGISTERED.compareAndSet(false, true)) {
            ServiceBuilder<?> builder = container.addService();
            builder.setInstance(new Registration(builder.requires(SUSPENSION))).install();
        }
    }

    /** Whether they close, or have closed: what still comes on a connection comes too late. */
    static boolean areClosing() {
        return closing;
    }

    /** A call begins; its connection is idle when it has ended. */
    static void begins(HttpServerExchange exchange) {
        // Streams of HTTP/2 end with their connection.
        if (!(exchange.getConnection() instanceof AbstractServerConnection connection)) {
            return;
        }
        IDLE.remove(connection);
        if (connection.putAttachment(KNOWN, true) == null) {
            connection.addCloseListener(IDLE::remove);
        }
        if (closing) {
            exchange.setPersistent(false);
        }
        exchange.addExchangeCompleteListener((ended, following) -> {
            following.proceed();
            rest(connection);
        });
    }

    private static void rest(ServerConnection connection) {
        IDLE.add(connection);
        if (!connection.isOpen()) {
            IDLE.remove(connection);
        } else if (closing) {
            IoUtils.safeClose(connection);
        }
    }

    @Override
    public CompletionStage<Void> suspend(ServerSuspendContext context) {
        if (!context.isStopping()) {
            return COMPLETED;
        }
        // The applications go before the ports that they need; what comes in between is refused, not passed on to them.
        close();
        ServiceContainer container = CurrentServiceContainer.getServiceContainer();
        return CompletableFuture.allOf(container.getServiceNames().stream()
                        .filter(name -> LISTENERS.equals(name.getParent()))
                        .map(container::getService)
                        .map(WebPorts::down)
                        .toArray(CompletableFuture[]::new))
                .thenRun(() -> IDLE.forEach(IoUtils::safeClose));
    }

    @Override
    public CompletionStage<Void> resume(ServerResumeContext context) {
        return COMPLETED;
    }

    private static void close() {
        closing = true;
    }

    /** A server that is reloaded begins anew in the same Java machine. */
    private static void open() {
        closing = false;
    }

    private static CompletableFuture<Void> down(ServiceController<?> listener) {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        listener.addListener(new LifecycleListener() {
            @Override
            public void handleEvent(ServiceController<?> controller, LifecycleEvent event) {
                if (event == LifecycleEvent.DOWN || event == LifecycleEvent.REMOVED) {
                    closed.complete(null);
                }
            }
        });
        listener.setMode(ServiceController.Mode.NEVER);
        return closed;
    }

    /** The registry of what is suspended can be had by a service only. */
    private static final class Registration implements Service {

        private final Supplier<SuspendableActivityRegistry> registry;
        private final SuspendableActivity ports = new WebPorts();

        Registration(Supplier<SuspendableActivityRegistry> registry) {
            this.registry = registry;
        }

        @Override
        public void start(StartContext context) {
            open();
            registry.get().registerActivity(ports, SuspendPriority.LAST);
        }

        @Override
        public void stop(StopContext context) {
            registry.get().unregisterActivity(ports);
            REGISTERED.set(false);
        }
    }
}
