package org.menkyo.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.menkyo.client.kms.HostAddress;
import org.menkyo.client.kms.KmsExchange;
import org.menkyo.client.kms.KmsTransport;
import org.menkyo.protocol.certificate.HostCertificate;
import org.menkyo.protocol.certificate.HostCertificateContents;
import org.menkyo.protocol.certificate.Platform;
import org.menkyo.protocol.certificate.SigningKey;
import org.menkyo.protocol.kms.BatchSigner;
import org.menkyo.protocol.kms.FrameReader;
import org.menkyo.protocol.kms.KmsAnswer;
import org.menkyo.protocol.kms.KmsProtocolException;
import org.menkyo.protocol.kms.KmsRequest;
import org.menkyo.protocol.kms.KmsResult;
import org.menkyo.protocol.kms.RequestAuthenticator;
import org.menkyo.protocol.kms.SignedAnswer;

/** A KMS host without a network, for simulations: its count is set, and it can be away. */
public final class MemoryHost implements KmsTransport {

    public static final HostAddress ADDRESS = new HostAddress("kms.example.com", 1688);

    private final Clock clock;
    private final SigningKey key = SigningKey.generate(Sample.RANDOM);
    private final BatchSigner signer = new BatchSigner(key);
    private final RequestAuthenticator authenticator =
            new RequestAuthenticator(List.of(Sample.catalog().catalogKey()));
    private final HostCertificate certificate;
    private int count;
    private boolean away;

    public MemoryHost(Clock clock) {
        this.clock = clock;
        this.certificate = HostCertificate.issue(
                Sample.PUBLISHER,
                new HostCertificateContents(
                        7,
                        "sample",
                        "00001-MEMORY",
                        40,
                        Platform.SERVER,
                        Sample.START.minus(Duration.ofDays(1)),
                        Optional.empty(),
                        key.publicKey()));
    }

    public void setCount(int newCount) {
        count = newCount;
    }

    public int count() {
        return count;
    }

    public void setAway(boolean newAway) {
        away = newAway;
    }

    public boolean isAway() {
        return away;
    }

    @Override
    public KmsExchange ask(HostAddress host, byte[] frame) throws IOException, KmsProtocolException {
        if (away) {
            throw new IOException("the host is away");
        }
        KmsRequest request = authenticator.open(
                FrameReader.forHost().next(ByteBuffer.wrap(frame)).orElseThrow());
        Instant now = clock.instant();
        boolean skewed = Duration.between(now, request.clientTime()).abs().compareTo(Duration.ofHours(4)) > 0;
        KmsAnswer answer = new KmsAnswer(
                skewed ? KmsResult.CLOCK_SKEW : KmsResult.ANSWERED,
                skewed ? 0 : count,
                7 * 24 * 60,
                120,
                now,
                certificate.serial(),
                request.cmid(),
                request.nonce(),
                certificate.contents().productId());
        byte[] signed = signer.sign(List.of(answer)).frames().get(0);
        return KmsExchange.answered(
                Optional.of(certificate),
                SignedAnswer.decode(
                        FrameReader.forClient().next(ByteBuffer.wrap(signed)).orElseThrow()));
    }
}
