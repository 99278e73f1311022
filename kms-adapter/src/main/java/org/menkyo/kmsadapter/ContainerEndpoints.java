package org.menkyo.kmsadapter;

import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import org.menkyo.protocol.kms.KmsRequestListener;

/** The container's message-driven beans. */
final class ContainerEndpoints implements Endpoints {

    private final MessageEndpointFactory factory;

    ContainerEndpoints(MessageEndpointFactory factory) {
        this.factory = factory;
    }

    @Override
    public KmsRequestListener create() throws UnavailableException {
        return (KmsRequestListener) factory.createEndpoint(null);
    }

    @Override
    public void release(KmsRequestListener listener) {
        ((MessageEndpoint) listener).release();
    }
}
