package org.menkyo.kms.serving;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import jakarta.resource.spi.work.Work;
import jakarta.resource.spi.work.WorkManager;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.menkyo.kmsadapter.KmsActivationSpec;
import org.menkyo.kmsadapter.KmsResourceAdapter;
import org.menkyo.protocol.kms.KmsRequestListener;

/**
 * The resource adapter on a free port of the loopback interface, with an endpoint behind it; threads and endpoint come
 * from the test in place of the container.
 */
public final class AdapterPort implements AutoCloseable {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final KmsResourceAdapter adapter;
    private final KmsActivationSpec spec = new KmsActivationSpec();
    private final MessageEndpointFactory endpoints;
    private final int number;

    AdapterPort(KmsRequestListener endpoint) throws Exception {
        this.number = freePort();
        this.adapter = new KmsResourceAdapter(new InetSocketAddress(InetAddress.getLoopbackAddress(), number));
        this.endpoints = factory(endpoint);
        spec.setMaxRequestsPerSecond("0");
        adapter.start(context());
        adapter.endpointActivation(endpoints, spec);
        awaitOpen(number);
    }

    int number() {
        return number;
    }

    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Waits until somebody listens on the port. */
    public static void awaitOpen(int port) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!isOpen(port)) {
            assertThat(System.nanoTime()).as("port %d opens", port).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    static boolean isOpen(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    private BootstrapContext context() {
        WorkManager workManager = proxy(WorkManager.class, (proxy, method, arguments) -> {
            threads.execute((Work) arguments[0]);
            return method.getReturnType() == long.class ? 0L : null;
        });
        return proxy(
                BootstrapContext.class,
                (proxy, method, arguments) -> method.getName().equals("getWorkManager") ? workManager : null);
    }

    private static MessageEndpointFactory factory(KmsRequestListener endpoint) {
        Object made = Proxy.newProxyInstance(
                AdapterPort.class.getClassLoader(),
                new Class<?>[] {KmsRequestListener.class, MessageEndpoint.class},
                (proxy, method, arguments) -> method.getDeclaringClass() == KmsRequestListener.class
                        ? call(endpoint, method, arguments)
                        : null);
        return proxy(MessageEndpointFactory.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "createEndpoint" -> made;
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> proxy == arguments[0];
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    private static Object call(KmsRequestListener endpoint, java.lang.reflect.Method method, Object[] arguments)
            throws Throwable {
        try {
            return method.invoke(endpoint, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Override
    public void close() throws ResourceException, InterruptedException {
        adapter.endpointDeactivation(endpoints, spec);
        adapter.stop();
        threads.shutdown();
        assertThat(threads.awaitTermination(20, TimeUnit.SECONDS))
                .as("no thread is stuck")
                .isTrue();
    }
}
