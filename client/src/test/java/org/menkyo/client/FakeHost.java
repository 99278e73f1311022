package org.menkyo.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.menkyo.client.kms.HostAddress;
import org.menkyo.protocol.certificate.HostCertificate;
import org.menkyo.protocol.certificate.HostCertificateContents;
import org.menkyo.protocol.certificate.Platform;
import org.menkyo.protocol.certificate.SigningKey;
import org.menkyo.protocol.kms.BatchSigner;
import org.menkyo.protocol.kms.ErrorFrame;
import org.menkyo.protocol.kms.FrameReader;
import org.menkyo.protocol.kms.KmsAnswer;
import org.menkyo.protocol.kms.KmsError;
import org.menkyo.protocol.kms.KmsFrame;
import org.menkyo.protocol.kms.KmsFrames;
import org.menkyo.protocol.kms.KmsProtocolException;
import org.menkyo.protocol.kms.KmsRequest;
import org.menkyo.protocol.kms.KmsResult;
import org.menkyo.protocol.kms.RequestAuthenticator;

/** A small KMS host on a free port, made of the protocol's parts; it can be told to misbehave. */
public final class FakeHost implements AutoCloseable {

    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final RequestAuthenticator authenticator =
            new RequestAuthenticator(List.of(Sample.catalog().catalogKey()));
    private final Map<UUID, Instant> machines = new HashMap<>();
    private final SigningKey key = SigningKey.generate(Sample.RANDOM);
    private final Clock clock;

    private volatile HostCertificate certificate;
    private volatile SigningKey signingKey = key;
    private volatile UnaryOperator<KmsAnswer> change = UnaryOperator.identity();
    private volatile Optional<KmsError> error = Optional.empty();
    private volatile int certificatesSent;
    private volatile KmsRequest lastRequest;

    /** Starts a host whose key covers the groups up to this rank. */
    public FakeHost(Clock clock, Platform platform, int groupRank) throws IOException {
        this.clock = clock;
        this.certificate = certify(Sample.PUBLISHER, platform, groupRank, "sample");
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    public HostAddress address() {
        return new HostAddress("127.0.0.1", socket.getLocalPort());
    }

    public HostCertificate certificate() {
        return certificate;
    }

    public int certificatesSent() {
        return certificatesSent;
    }

    public KmsRequest lastRequest() {
        return lastRequest;
    }

    public HostCertificate certify(SigningKey publisher, Platform platform, int groupRank, String catalogId) {
        return HostCertificate.issue(
                publisher,
                new HostCertificateContents(
                        Sample.RANDOM.nextLong() | 1,
                        catalogId,
                        "00001-TEST",
                        groupRank,
                        platform,
                        Sample.START.minus(Duration.ofDays(1)),
                        Optional.empty(),
                        key.publicKey()));
    }

    public void use(HostCertificate other) {
        certificate = other;
    }

    public void signWith(SigningKey other) {
        signingKey = other;
    }

    public void changeAnswers(UnaryOperator<KmsAnswer> newChange) {
        change = newChange;
    }

    public void fail(KmsError newError) {
        error = Optional.of(newError);
    }

    /** The same answer with another count. */
    public static KmsAnswer withCount(KmsAnswer answer, int count) {
        return new KmsAnswer(
                answer.result(),
                answer.result() == KmsResult.ANSWERED ? count : 0,
                answer.renewalMinutes(),
                answer.retryMinutes(),
                answer.hostTime(),
                answer.certificateSerial(),
                answer.cmid(),
                answer.nonce(),
                answer.hostProductId());
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                threads.execute(() -> serve(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        ByteBuffer received = ByteBuffer.allocate(KmsFrames.MAX_FRAME_LENGTH);
        try (connection) {
            InputStream in = connection.getInputStream();
            int count = in.read(received.array(), received.position(), received.remaining());
            while (count > 0) {
                received.position(received.position() + count);
                received.flip();
                Optional<KmsFrame> frame = FrameReader.forHost().next(received);
                if (frame.isPresent()) {
                    connection.getOutputStream().write(answer(authenticator.open(frame.get())));
                }
                received.compact();
                count = in.read(received.array(), received.position(), received.remaining());
            }
        } catch (IOException | KmsProtocolException e) {
            // The test sees it as a connection that was closed.
        }
    }

    private synchronized byte[] answer(KmsRequest request) {
        lastRequest = request;
        if (error.isPresent()) {
            return ErrorFrame.of(error.get()).encode();
        }
        Instant now = clock.instant();
        machines.values().removeIf(last -> last.isBefore(now.minus(Duration.ofDays(30))));
        boolean skewed = Duration.between(now, request.clientTime()).abs().compareTo(Duration.ofHours(4)) > 0;
        if (!skewed && !request.virtual()) {
            machines.put(request.cmid(), now);
        }
        KmsAnswer answer = change.apply(new KmsAnswer(
                skewed ? KmsResult.CLOCK_SKEW : KmsResult.ANSWERED,
                skewed ? 0 : Math.min(KmsAnswer.MAX_COUNT, machines.size()),
                7 * 24 * 60,
                120,
                now,
                certificate.serial(),
                request.cmid(),
                request.nonce(),
                certificate.contents().productId()));
        byte[] signed =
                new BatchSigner(signingKey).sign(List.of(answer)).frames().get(0);
        if (request.knownCertificate() == certificate.serial()) {
            return signed;
        }
        certificatesSent++;
        return KmsFrames.join(KmsFrames.encodeCertificate(certificate), signed);
    }
}
