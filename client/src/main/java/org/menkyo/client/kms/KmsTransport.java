package org.menkyo.client.kms;

import java.io.IOException;
import org.menkyo.protocol.kms.KmsProtocolException;

/** Carries a request to a KMS host and brings back what it says. */
@FunctionalInterface
public interface KmsTransport {

    /**
     * Asks once.
     *
     * @param request a whole request frame
     * @throws IOException if the host cannot be reached or does not answer in time
     * @throws KmsProtocolException if what it says is not this protocol
     */
    KmsExchange ask(HostAddress host, byte[] request) throws IOException, KmsProtocolException;
}
