package org.menkyo.kmsadapter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.menkyo.protocol.activation.LicenseState;
import org.menkyo.protocol.crypto.Bits128;
import org.menkyo.protocol.kms.CatalogKey;
import org.menkyo.protocol.kms.ErrorFrame;
import org.menkyo.protocol.kms.FrameReader;
import org.menkyo.protocol.kms.FrameType;
import org.menkyo.protocol.kms.KmsFrame;
import org.menkyo.protocol.kms.KmsProtocolException;
import org.menkyo.protocol.kms.KmsRequest;
import org.menkyo.protocol.kms.RequestAuthenticator;
import org.menkyo.protocol.kms.SignedAnswer;

/** A client on a real socket of the loopback interface. */
final class KmsClient implements AutoCloseable {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;
    private final ByteBuffer received = ByteBuffer.allocate(64 * 1024).limit(0);

    KmsClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    static KmsRequest request() {
        return request("machine");
    }

    static KmsRequest request(String machineName) {
        return new KmsRequest(
                1,
                UUID.randomUUID(),
                machineName,
                LicenseState.INITIAL_GRACE,
                43_200,
                false,
                Instant.now(),
                Bits128.random(RANDOM),
                Bits128.random(RANDOM),
                7);
    }

    static byte[] sealed(KmsRequest request) {
        return RequestAuthenticator.seal(request, FakeEndpoint.CATALOG);
    }

    static byte[] sealed(KmsRequest request, CatalogKey key) {
        return RequestAuthenticator.seal(request, key);
    }

    static byte[] joined(Iterable<KmsRequest> requests) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        requests.forEach(request -> bytes.writeBytes(sealed(request)));
        return bytes.toByteArray();
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    void send(KmsRequest request) throws IOException {
        send(sealed(request));
    }

    void sendNoMore() throws IOException {
        socket.shutdownOutput();
    }

    /** Ends the connection by a reset. */
    void vanish() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Whether anything has come that was not read yet. */
    boolean hasInput() throws IOException {
        return received.hasRemaining() || socket.getInputStream().available() > 0;
    }

    /** The next frame, or empty at the end of the connection. */
    Optional<KmsFrame> next() throws IOException {
        try {
            while (true) {
                Optional<KmsFrame> frame = FrameReader.forClient().next(received);
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
        } catch (KmsProtocolException e) {
            throw new AssertionError("the server broke the protocol", e);
        }
    }

    SignedAnswer answer() throws IOException, KmsProtocolException {
        return SignedAnswer.decode(next().orElseThrow(() -> new AssertionError("the connection ended")));
    }

    ErrorFrame error() throws IOException, KmsProtocolException {
        return ErrorFrame.decode(next().orElseThrow(() -> new AssertionError("the connection ended")));
    }

    boolean isAnswered(KmsRequest request) throws IOException, KmsProtocolException {
        SignedAnswer answer = answer();
        return answer.answer().nonce().equals(request.nonce())
                && answer.answer().cmid().equals(request.cmid())
                && answer.isSignedBy(FakeEndpoint.HOST_KEY.publicKey());
    }

    /** Whether the server has ended the connection and nothing else comes. */
    boolean isEnded() throws IOException {
        return next().isEmpty();
    }

    /** The type of the next frame. */
    FrameType type() throws IOException {
        return next().orElseThrow(() -> new AssertionError("the connection ended"))
                .type();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
