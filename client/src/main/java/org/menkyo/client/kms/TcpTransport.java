package org.menkyo.client.kms;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.menkyo.protocol.certificate.HostCertificate;
import org.menkyo.protocol.kms.ErrorFrame;
import org.menkyo.protocol.kms.FrameReader;
import org.menkyo.protocol.kms.KmsFrame;
import org.menkyo.protocol.kms.KmsFrames;
import org.menkyo.protocol.kms.KmsProtocolException;
import org.menkyo.protocol.kms.SignedAnswer;

/** Asks over TCP, one connection a request (VA-303). */
public final class TcpTransport implements KmsTransport {

    private final Duration connectTimeout;
    private final Duration answerTimeout;

    /** Waits 5 seconds for a connection and 15 for the whole answer. */
    public TcpTransport() {
        this(Duration.ofSeconds(5), Duration.ofSeconds(15));
    }

    /** Waits so long for a connection and for the whole answer. */
    public TcpTransport(Duration connectTimeout, Duration answerTimeout) {
        this.connectTimeout = connectTimeout;
        this.answerTimeout = answerTimeout;
    }

    @Override
    public KmsExchange ask(HostAddress host, byte[] request) throws IOException, KmsProtocolException {
        InetSocketAddress address = new InetSocketAddress(host.name(), host.port());
        if (address.isUnresolved()) {
            throw new UnknownHostException(host.name());
        }
        try (Socket socket = new Socket()) {
            socket.setTcpNoDelay(true);
            socket.connect(address, (int) connectTimeout.toMillis());
            socket.getOutputStream().write(request);
            return receive(socket, System.nanoTime() + answerTimeout.toNanos());
        }
    }

    private static KmsExchange receive(Socket socket, long deadline) throws IOException, KmsProtocolException {
        FrameReader reader = FrameReader.forClient();
        ByteBuffer received = ByteBuffer.allocate(2 * KmsFrames.MAX_FRAME_LENGTH);
        Optional<HostCertificate> certificate = Optional.empty();
        while (true) {
            fill(socket, received, deadline);
            received.flip();
            Optional<KmsFrame> next = reader.next(received);
            while (next.isPresent()) {
                KmsFrame frame = next.get();
                switch (frame.type()) {
                    case ANSWER -> {
                        return KmsExchange.answered(certificate, SignedAnswer.decode(frame));
                    }
                    case ERROR -> {
                        return KmsExchange.failed(ErrorFrame.decode(frame));
                    }
                    default -> certificate = Optional.of(KmsFrames.decodeCertificate(frame));
                }
                next = reader.next(received);
            }
            received.compact();
        }
    }

    private static void fill(Socket socket, ByteBuffer received, long deadline) throws IOException {
        long left = (deadline - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
            throw new SocketTimeoutException("no answer in time");
        }
        socket.setSoTimeout((int) left);
        InputStream in = socket.getInputStream();
        int count = in.read(received.array(), received.position(), received.remaining());
        if (count < 0) {
            throw new EOFException("the host closed the connection without an answer");
        }
        received.position(received.position() + count);
    }
}
