package org.menkyo.protocol.kms;

import java.net.InetAddress;

/**
 * An authentic request and where it came from.
 *
 * @param request the request, its code checked
 * @param peer the address of the connection's other end
 */
public record ReceivedRequest(KmsRequest request, InetAddress peer) {}
