package org.menkyo.protocol.kms;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The contract between the resource adapter, which owns the connections, and the endpoint, which owns the database
 * (VA-303, VA-310).
 */
public interface KmsRequestListener {

    /** Whether requests can be answered. The adapter opens the port once it hears yes, and asks no more then. */
    boolean isReady();

    /**
     * The TCP port that the host wants to be asked on (VA-309). The adapter asks before it opens the port and from time
     * to time after that, and moves when the answer changes.
     *
     * @return empty for the port that the adapter is set up with
     */
    OptionalInt port();

    /** Tells that clients can connect on this port from now on. */
    void portOpened(int number);

    /** Tells that no client can connect any more. */
    void portClosed();

    /**
     * What the adapter checks requests with before it hands them over. The adapter keeps it for a while and asks again
     * from time to time, and when a request names a catalog that it does not know.
     *
     * @return empty while the host has no catalog to serve; requests are then answered with {@link
     *     KmsError#UNAVAILABLE}
     */
    Optional<RequestAuthenticator> authenticator();

    /**
     * Applies a batch in one transaction and returns what to write for each request after the commit.
     *
     * <p>For each request, in the order of the batch, the result holds the bytes of one or more whole frames: the signed
     * answer, ahead of it the certificate if the request does not know it ({@link KmsRequest#knownCertificate()}), or an
     * {@link ErrorFrame} such as {@link KmsError#HOST_NOT_ACTIVATED}. The result has exactly as many entries as the
     * batch.
     *
     * <p>If the call fails, nothing of the batch was recorded; the adapter then offers the requests one by one and
     * answers those that fail alone with {@link KmsError#UNAVAILABLE}.
     *
     * @param batch 1…{@link BatchSigner#MAX_BATCH} authentic requests, in order of arrival for each connection
     */
    List<byte[]> onRequests(List<ReceivedRequest> batch);
}
