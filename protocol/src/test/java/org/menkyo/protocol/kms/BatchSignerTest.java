package org.menkyo.protocol.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.menkyo.protocol.certificate.SigningKey;
import org.menkyo.protocol.crypto.Bits128;

class BatchSignerTest {

    private static final SigningKey HOST = SigningKey.generate(new SecureRandom());

    private final BatchSigner signer = new BatchSigner(HOST);
    private final Random random = new Random(7);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 31, 33, 64, 1000, 1023, 1024})
    @Tag("VA-302")
    @Tag("VA-303")
    @Tag("VA-304")
    void eachAnswerOfABatchStandsForItself(int size) throws KmsProtocolException {
        List<KmsAnswer> answers =
                IntStream.range(0, size).mapToObj(i -> answer(i % 51)).toList();
        List<byte[]> frames = signer.sign(answers).frames();
        assertThat(frames).hasSize(size);
        for (int i = 0; i < size; i++) {
            assertThat(frames.get(i).length).isLessThanOrEqualTo(512);
            SignedAnswer signed = read(frames.get(i));
            assertThat(signed.answer()).isEqualTo(answers.get(i));
            if (size <= 64 || i % 97 == 0 || i == size - 1) {
                assertThat(signed.isSignedBy(HOST.publicKey())).isTrue();
            }
        }
    }

    @Test
    @Tag("VA-302")
    void anotherKeysAnswersAreNotBelieved() throws KmsProtocolException {
        SigningKey copy = SigningKey.generate(new SecureRandom());
        byte[] frame = new BatchSigner(copy).sign(List.of(answer(5))).frames().get(0);
        assertThat(read(frame).isSignedBy(HOST.publicKey())).isFalse();
        assertThat(read(frame).isSignedBy(copy.publicKey())).isTrue();
    }

    @Test
    @Tag("VA-304")
    void noAlteredBitIsBelieved() {
        byte[] right =
                signer.sign(List.of(answer(4), answer(5), answer(6))).frames().get(1);
        int believed = 0;
        for (int bit = 8 * KmsFrames.HEADER_LENGTH; bit < 8 * right.length; bit++) {
            byte[] altered = right.clone();
            altered[bit / 8] ^= (byte) (1 << bit % 8);
            try {
                if (read(altered).isSignedBy(HOST.publicKey())) {
                    believed++;
                }
            } catch (KmsProtocolException e) {
                assertThat(e.error()).isEqualTo(KmsError.MALFORMED);
            }
        }
        assertThat(believed).isZero();
    }

    @Test
    void aBatchIsBounded() {
        assertThatThrownBy(() -> signer.sign(List.of())).isInstanceOf(IllegalArgumentException.class);
        List<KmsAnswer> tooMany = new ArrayList<>();
        for (int i = 0; i <= BatchSigner.MAX_BATCH; i++) {
            tooMany.add(answer(1));
        }
        assertThatThrownBy(() -> signer.sign(tooMany)).isInstanceOf(IllegalArgumentException.class);
    }

    private KmsAnswer answer(int count) {
        return new KmsAnswer(
                KmsResult.ANSWERED,
                count,
                10080,
                120,
                Instant.ofEpochMilli(1_795_000_000_123L),
                42,
                new UUID(random.nextLong(), random.nextLong()),
                Bits128.random(random),
                "00001-HOST");
    }

    private static SignedAnswer read(byte[] frame) throws KmsProtocolException {
        return SignedAnswer.decode(
                FrameReader.forClient().next(ByteBuffer.wrap(frame)).orElseThrow());
    }
}
