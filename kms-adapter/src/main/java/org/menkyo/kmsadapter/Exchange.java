package org.menkyo.kmsadapter;

import org.menkyo.protocol.kms.ErrorFrame;
import org.menkyo.protocol.kms.KmsError;
import org.menkyo.protocol.kms.ReceivedRequest;

/**
 * A place in the order of a connection's answers: an authentic request that the endpoint will answer, or an error that is
 * already known.
 *
 * @param connection where it came from
 * @param request the request, or null
 * @param answer the error's frame, or null
 * @param closing whether the connection ends after the answer
 */
record Exchange(Connection connection, ReceivedRequest request, byte[] answer, boolean closing) {

    static Exchange of(Connection connection, ReceivedRequest request) {
        return new Exchange(connection, request, null, false);
    }

    static Exchange refused(Connection connection, KmsError error, int retryAfterSeconds) {
        return new Exchange(
                connection, null, ErrorFrame.of(error, retryAfterSeconds).encode(), error.isClosing());
    }
}
