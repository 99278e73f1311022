package org.menkyo.protocol.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.protocol.audit.ChainStatement.Purpose;
import org.menkyo.protocol.certificate.VerifyingKey;

class ChainStatementTest {

    private static final Instant AT = Instant.parse("1970-01-01T00:00:01.000002Z");
    private static final ChainStatement STATEMENT = new ChainStatement(258, filled(), AT);

    private static byte[] filled() {
        byte[] hash = new byte[32];
        Arrays.fill(hash, (byte) 0xab);
        return hash;
    }

    @Test
    @Tag("LC-1002")
    void signsPurposeNumberHashAndTime() {
        assertThat(HexFormat.of().formatHex(STATEMENT.signedBytes(Purpose.CHECKPOINT)))
                .isEqualTo("6d656e6b796f2f61756469742d636865636b706f696e742f3100" + "0000000000000102" + "ab".repeat(32)
                        + "00000000000f4242");
    }

    @Test
    @Tag("LC-1002")
    void aSignatureServesItsOwnPurposeAndStatementOnly() {
        Ed25519PrivateKeyParameters key = new Ed25519PrivateKeyParameters(new byte[32], 0);
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(true, key);
        byte[] signed = STATEMENT.signedBytes(Purpose.CHECKPOINT);
        signer.update(signed, 0, signed.length);
        byte[] signature = signer.generateSignature();
        VerifyingKey verifying = VerifyingKey.of(key.generatePublicKey().getEncoded());

        assertThat(STATEMENT.isSignedBy(verifying, Purpose.CHECKPOINT, signature))
                .isTrue();
        assertThat(STATEMENT.isSignedBy(verifying, Purpose.EXPORT_END, signature))
                .isFalse();
        assertThat(new ChainStatement(257, filled(), AT).isSignedBy(verifying, Purpose.CHECKPOINT, signature))
                .isFalse();
        assertThat(new ChainStatement(258, new byte[32], AT).isSignedBy(verifying, Purpose.CHECKPOINT, signature))
                .isFalse();
        assertThat(new ChainStatement(258, filled(), AT.plusNanos(1000))
                        .isSignedBy(verifying, Purpose.CHECKPOINT, signature))
                .isFalse();
    }

    @Test
    void timesHaveSixDigitsAfterTheSecond() {
        assertThat(CanonicalTime.of(Instant.parse("2026-11-21T10:00:00Z"))).isEqualTo("2026-11-21T10:00:00.000000Z");
    }
}
