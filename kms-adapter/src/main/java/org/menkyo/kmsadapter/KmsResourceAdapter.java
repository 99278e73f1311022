package org.menkyo.kmsadapter;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.Connector;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.ResourceAdapterInternalException;
import jakarta.resource.spi.TransactionSupport;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import jakarta.resource.spi.work.Work;
import jakarta.resource.spi.work.WorkAdapter;
import jakarta.resource.spi.work.WorkEvent;
import jakarta.resource.spi.work.WorkException;
import jakarta.resource.spi.work.WorkManager;
import java.io.Serializable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import javax.transaction.xa.XAResource;

/**
 * The resource adapter of the KMS port (VA-303). Each endpoint that is activated gets a server of its own, hence a port
 * of its own; all threads are the container's.
 */
@Connector(
        displayName = "Menkyo KMS adapter",
        vendorName = "Menkyo",
        eisType = "KMS clients",
        version = "1.0",
        transactionSupport = TransactionSupport.TransactionSupportLevel.NoTransaction)
public class KmsResourceAdapter implements ResourceAdapter, Serializable {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = System.getLogger(KmsResourceAdapter.class.getName());
    private static final long START_TIMEOUT_MILLIS = 10_000;

    private final transient Map<Activation, KmsServer> servers = new ConcurrentHashMap<>();
    private final transient PortBinding binding;
    private transient WorkManager workManager;
    private transient InetSocketAddress address;

    private record Activation(MessageEndpointFactory factory, ActivationSpec spec) {}

    /** Listens where the server's socket binding {@code menkyo-kms} says. */
    public KmsResourceAdapter() {
        this(new ServerBinding());
    }

    /** Listens at an address, where there is no server that has socket bindings. */
    public KmsResourceAdapter(InetSocketAddress address) {
        this(PortBinding.of(address));
    }

    private KmsResourceAdapter(PortBinding binding) {
        this.binding = binding;
    }

    @Override
    public void start(BootstrapContext context) throws ResourceAdapterInternalException {
        workManager = context.getWorkManager();
        binding.prepare();
        try {
            // Here and not at the first endpoint: those are activated when the server has started, and what fails then
            // ends it.
            address = binding.address();
        } catch (IllegalStateException e) {
            binding.release();
            throw new ResourceAdapterInternalException(e.getMessage(), e);
        }
    }

    @Override
    public void stop() {
        servers.keySet().forEach(this::deactivate);
        binding.release();
    }

    @Override
    public void endpointActivation(MessageEndpointFactory factory, ActivationSpec spec) throws ResourceException {
        KmsServerSettings settings;
        try {
            settings = ((KmsActivationSpec) spec).settings(address);
        } catch (IllegalArgumentException e) {
            throw new ResourceException(e.getMessage(), e);
        }
        KmsServer server =
                new KmsServer(settings, binding, new ContainerEndpoints(factory), this::startLoop, System::nanoTime);
        servers.put(new Activation(factory, spec), server);
        try {
            workManager.startWork(work(server, server::stop), START_TIMEOUT_MILLIS, null, new Watcher());
        } catch (WorkException e) {
            servers.remove(new Activation(factory, spec));
            throw new ResourceException(
                    "The container has no thread for the KMS port; raise the limits of its work manager", e);
        }
    }

    @Override
    public void endpointDeactivation(MessageEndpointFactory factory, ActivationSpec spec) {
        deactivate(new Activation(factory, spec));
    }

    private void deactivate(Activation activation) {
        KmsServer server = servers.remove(activation);
        if (server != null && !server.stop()) {
            LOG.log(
                    Level.WARNING,
                    "The KMS server has not ended in time; its endpoint may be waiting for the database");
        }
    }

    private void startLoop(Runnable loop) {
        try {
            workManager.startWork(work(loop, () -> {}), START_TIMEOUT_MILLIS, null, new Watcher());
        } catch (WorkException e) {
            throw new RejectedExecutionException("the container's work manager has no thread left", e);
        }
    }

    private static Work work(Runnable loop, Runnable stop) {
        return new LoopWork(loop, stop);
    }

    /** Nothing here takes part in a transaction that the adapter began. */
    @Override
    public XAResource[] getXAResources(ActivationSpec[] specs) {
        return new XAResource[0];
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return Objects.hash(KmsResourceAdapter.class.getName());
    }

    /** Tells of work that ended by a failure. */
    private static final class Watcher extends WorkAdapter {
        @Override
        public void workCompleted(WorkEvent event) {
            if (event.getException() != null) {
                LOG.log(Level.ERROR, "A thread of the KMS port has failed", event.getException());
            }
        }
    }
}
