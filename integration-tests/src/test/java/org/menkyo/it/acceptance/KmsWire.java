package org.menkyo.it.acceptance;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.menkyo.client.kms.KmsExchange;
import org.menkyo.protocol.activation.LicenseState;
import org.menkyo.protocol.certificate.HostCertificate;
import org.menkyo.protocol.crypto.Bits128;
import org.menkyo.protocol.kms.ErrorFrame;
import org.menkyo.protocol.kms.FrameReader;
import org.menkyo.protocol.kms.KmsFrame;
import org.menkyo.protocol.kms.KmsFrames;
import org.menkyo.protocol.kms.KmsProtocolException;
import org.menkyo.protocol.kms.KmsRequest;
import org.menkyo.protocol.kms.SignedAnswer;

/** One connection to the KMS port, frame by frame. */
final class KmsWire implements AutoCloseable {

    /** Longer than the host lets a half frame wait. */
    private static final int PATIENCE_MILLIS = 30_000;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Socket socket;
    private final FrameReader frames = FrameReader.forClient();
    private final ByteBuffer received = ByteBuffer.allocate(64 * 1024).limit(0);

    KmsWire(int port) throws IOException {
        this("localhost", port);
    }

    KmsWire(String host, int port) throws IOException {
        socket = new Socket(InetAddress.getByName(host), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    /** A physical machine that has not asked before, with a server edition of the sample catalog. */
    static KmsRequest newMachine(String name) {
        return request(UUID.randomUUID(), name, Instant.now());
    }

    /** What a machine asks, with a nonce that was not there before. */
    static KmsRequest request(UUID cmid, String name, Instant clientTime) {
        return new KmsRequest(
                221,
                cmid,
                name,
                LicenseState.INITIAL_GRACE,
                86_400,
                false,
                clientTime,
                Bits128.random(RANDOM),
                Bits128.random(RANDOM),
                0);
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /**
     * The answer or error that comes next, with the certificate ahead of it.
     *
     * @return empty if the host has closed the connection
     */
    Optional<KmsExchange> next() throws IOException, KmsProtocolException {
        Optional<HostCertificate> certificate = Optional.empty();
        while (true) {
            Optional<KmsFrame> frame = frame();
            if (frame.isEmpty()) {
                return Optional.empty();
            }
            switch (frame.get().type()) {
                case CERTIFICATE -> certificate = Optional.of(KmsFrames.decodeCertificate(frame.get()));
                case ANSWER -> {
                    return Optional.of(KmsExchange.answered(certificate, SignedAnswer.decode(frame.get())));
                }
                case ERROR -> {
                    return Optional.of(KmsExchange.failed(ErrorFrame.decode(frame.get())));
                }
                case REQUEST -> throw new IllegalStateException("a host sends no requests");
            }
        }
    }

    /** The next frame as it comes; empty if the host has closed the connection. */
    Optional<KmsFrame> frame() throws IOException, KmsProtocolException {
        while (true) {
            Optional<KmsFrame> frame = frames.next(received);
            if (frame.isPresent()) {
                return frame;
            }
            received.compact();
            int count = socket.getInputStream().read(received.array(), received.position(), received.remaining());
            received.position(received.position() + Math.max(0, count)).flip();
            if (count < 0) {
                return Optional.empty();
            }
        }
    }

    /** Whether the host closes the connection, without sending anything more. */
    boolean isClosedByHost() throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (java.net.SocketException reset) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
