package org.menkyo.kmsadapter;

import java.io.Closeable;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jboss.as.network.SocketBinding;
import org.jboss.as.server.CurrentServiceContainer;
import org.jboss.msc.Service;
import org.jboss.msc.service.ServiceBuilder;
import org.jboss.msc.service.ServiceContainer;
import org.jboss.msc.service.ServiceController;
import org.jboss.msc.service.ServiceName;
import org.jboss.msc.service.StartContext;
import org.jboss.msc.service.StopContext;
import org.menkyo.settings.Setting;
import org.menkyo.settings.SettingsRegister;

/**
 * The server's socket binding {@code menkyo-kms}, so that the server's interfaces and its port offset hold for this port, too. Its
 * port and address are expressions of the settings; an administrator who writes others there must not set those as well.
 */
final class ServerBinding implements PortBinding {

    private static final String NAME = "menkyo-kms";
    private static final ServiceName SERVICE = ServiceName.parse("org.wildfly.network.socket-binding." + NAME);
    private static final int LARGEST_PORT = 65_535;
    private static final long PATIENCE_SECONDS = 30;

    private final CompletableFuture<SocketBinding> binding = new CompletableFuture<>();
    private ServiceController<?> service;

    @Override
    public void prepare() {
        ServiceContainer container = CurrentServiceContainer.getServiceContainer();
        if (container.getService(SERVICE) == null) {
            binding.completeExceptionally(new IllegalStateException("The server has no socket binding " + NAME
                    + ": configure it by the configure.cli of this release"));
            return;
        }
        ServiceBuilder<?> builder = container.addService();
        service = builder.setInstance(new Needed(builder.requires(SERVICE))).install();
    }

    @Override
    public void release() {
        if (service != null) {
            service.setMode(ServiceController.Mode.REMOVE);
        }
    }

    @Override
    public InetSocketAddress address() {
        SocketBinding current = current();
        String problems = String.join(
                "; ",
                problems(
                        current.getPort(),
                        current.getAbsolutePort(),
                        current.getAddress(),
                        KmsServerSettings::operatorSetting));
        if (!problems.isEmpty()) {
            throw new IllegalStateException(problems);
        }
        return current.getSocketAddress();
    }

    /**
     * What is wrong with where the server wants the port.
     *
     * @param port the binding's own port
     * @param withOffset the same with what the server adds to it
     * @param operator the value that the operator set for a property's name, or null
     */
    static List<String> problems(int port, int withOffset, InetAddress address, UnaryOperator<String> operator) {
        List<String> problems = new ArrayList<>();
        if (withOffset > LARGEST_PORT) {
            problems.add("The port of the server's socket binding " + NAME + " is " + port
                    + " and with the server's port offset " + withOffset + ", which is more than " + LARGEST_PORT);
        }
        contradiction(SettingsRegister.KMS_PORT, "port", port, operator, problems);
        contradiction(SettingsRegister.KMS_BIND_ADDRESS, "address", address, operator, problems);
        return problems;
    }

    private static <T> void contradiction(
            Setting<T> setting, String what, T ofServer, UnaryOperator<String> operator, List<String> problems) {
        String text = operator.apply(setting.name());
        if (text == null || isSame(setting.parse(text), ofServer)) {
            return;
        }
        problems.add(setting.variable() + " is " + text.strip() + ", but the server's socket binding " + NAME
                + " has the " + what
                + " " + (ofServer instanceof InetAddress address ? address.getHostAddress() : ofServer)
                + ": remove the setting, or have the binding read it as configure.cli does");
    }

    private static boolean isSame(Object set, Object ofServer) {
        // Whether all addresses are those of IPv4 or of IPv6 depends on the server's Java.
        return set.equals(ofServer)
                || set instanceof InetAddress one
                        && ofServer instanceof InetAddress other
                        && one.isAnyLocalAddress()
                        && other.isAnyLocalAddress();
    }

    private SocketBinding current() {
        try {
            return binding.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException missing) {
            throw new IllegalStateException(missing.getCause().getMessage(), missing);
        } catch (TimeoutException late) {
            throw new IllegalStateException(
                    "The server's socket binding " + NAME + " cannot be used: see the server's log for its interface",
                    late);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the socket binding " + NAME, stopped);
        }
    }

    /** The server's own view of its bindings then has this one as bound. */
    @Override
    public Closeable opened(ServerSocketChannel listener) {
        return current().getSocketBindings().getNamedRegistry().registerChannel(NAME, listener);
    }

    /** The server makes a binding only for a service that needs it. */
    private final class Needed implements Service {

        private final Supplier<SocketBinding> needed;

        Needed(Supplier<SocketBinding> needed) {
            this.needed = needed;
        }

        @Override
        public void start(StartContext context) {
            binding.complete(needed.get());
        }

        @Override
        public void stop(StopContext context) {
            // What was told stays; the port closes with the application.
        }
    }
}
