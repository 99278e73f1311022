package org.menkyo.kmsadapter;

import jakarta.resource.spi.Activation;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.InvalidPropertyException;
import jakarta.resource.spi.ResourceAdapter;
import java.io.Serializable;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.TreeMap;
import org.menkyo.protocol.kms.KmsRequestListener;

/**
 * The activation configuration of an endpoint. Every property may be left out; what they mean and which operator's
 * setting goes before them says {@link KmsServerSettings}. Times are in seconds.
 */
@Activation(messageListeners = KmsRequestListener.class)
public class KmsActivationSpec implements ActivationSpec, Serializable {

    private static final long serialVersionUID = 1L;
    private static final InetSocketAddress ANYWHERE = new InetSocketAddress(0);

    private final Map<String, String> values = new TreeMap<>();
    private transient ResourceAdapter resourceAdapter;

    @Override
    public ResourceAdapter getResourceAdapter() {
        return resourceAdapter;
    }

    @Override
    public void setResourceAdapter(ResourceAdapter resourceAdapter) {
        this.resourceAdapter = resourceAdapter;
    }

    /** @throws InvalidPropertyException naming the setting that is wrong */
    @Override
    public void validate() throws InvalidPropertyException {
        try {
            settings(ANYWHERE);
        } catch (IllegalArgumentException e) {
            throw new InvalidPropertyException(e.getMessage(), e);
        }
    }

    /**
     * These properties under the operator's settings.
     *
     * @param address where to listen
     * @throws IllegalArgumentException naming the setting that is wrong
     */
    KmsServerSettings settings(InetSocketAddress address) {
        return KmsServerSettings.read(address, KmsServerSettings::operatorSetting, values::get);
    }

    public String getMaxConnections() {
        return values.get("max-connections");
    }

    public void setMaxConnections(String value) {
        values.put("max-connections", value);
    }

    public String getMaxConnectionsPerAddress() {
        return values.get("max-connections-per-address");
    }

    public void setMaxConnectionsPerAddress(String value) {
        values.put("max-connections-per-address", value);
    }

    public String getMaxRequestsPerSecond() {
        return values.get("max-requests-per-second");
    }

    public void setMaxRequestsPerSecond(String value) {
        values.put("max-requests-per-second", value);
    }

    public String getMaxInFlight() {
        return values.get("max-in-flight");
    }

    public void setMaxInFlight(String value) {
        values.put("max-in-flight", value);
    }

    public String getQueueCapacity() {
        return values.get("queue-capacity");
    }

    public void setQueueCapacity(String value) {
        values.put("queue-capacity", value);
    }

    public String getIoThreads() {
        return values.get("io-threads");
    }

    public void setIoThreads(String value) {
        values.put("io-threads", value);
    }

    public String getIdleTimeout() {
        return values.get("idle-timeout");
    }

    public void setIdleTimeout(String value) {
        values.put("idle-timeout", value);
    }

    public String getFrameTimeout() {
        return values.get("frame-timeout");
    }

    public void setFrameTimeout(String value) {
        values.put("frame-timeout", value);
    }
}
