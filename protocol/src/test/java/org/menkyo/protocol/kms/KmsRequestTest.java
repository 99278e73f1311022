package org.menkyo.protocol.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.protocol.crypto.AesCmac;

class KmsRequestTest {

    private static final CatalogKey KEY = KmsSamples.KEY;

    private final RequestAuthenticator host = new RequestAuthenticator(List.of(KEY));

    @Test
    @Tag("VA-303")
    @Tag("VA-304")
    void carriesAllItsFieldsInAbout250Bytes() throws KmsProtocolException {
        byte[] frame = RequestAuthenticator.seal(KmsSamples.request(), KEY);
        assertThat(frame).hasSize(KmsFrames.REQUEST_LENGTH);
        assertThat(KmsFrames.REQUEST_LENGTH).isBetween(240, 260);
        assertThat(open(frame)).isEqualTo(KmsSamples.request());
    }

    @Test
    @Tag("VA-304")
    void noAlteredBitIsAuthentic() {
        byte[] right = RequestAuthenticator.seal(KmsSamples.request(), KEY);
        for (int bit = 8 * KmsFrames.HEADER_LENGTH; bit < 8 * right.length; bit++) {
            byte[] altered = right.clone();
            altered[bit / 8] ^= (byte) (1 << bit % 8);
            KmsProtocolException thrown = catchThrowableOfType(KmsProtocolException.class, () -> open(altered));
            assertThat(thrown).as("bit %d", bit).isNotNull();
            assertThat(thrown.error()).isIn(KmsError.NOT_AUTHENTIC, KmsError.UNKNOWN_CATALOG);
            assertThat(thrown.getStackTrace()).isEmpty();
        }
    }

    @Test
    @Tag("VA-304")
    void onlyKeysOfServedCatalogsAreAuthentic() {
        CatalogKey other = CatalogKey.of(new byte[16]);
        byte[] frame = RequestAuthenticator.seal(KmsSamples.request(), other);
        KmsProtocolException thrown = catchThrowableOfType(KmsProtocolException.class, () -> open(frame));
        assertThat(thrown.error()).isEqualTo(KmsError.UNKNOWN_CATALOG);
    }

    @Test
    @Tag("VA-311")
    void namesWithControlCharactersOrBrokenUtf8AreMalformed() {
        for (byte bad : new byte[] {0, '\n', 0x1b, 0x7f, (byte) 0xff, (byte) 0xc0}) {
            byte[] frame = RequestAuthenticator.seal(KmsSamples.request(), KEY);
            frame[KmsFrames.HEADER_LENGTH + 73 + 3] = bad;
            KmsProtocolException thrown = catchThrowableOfType(KmsProtocolException.class, () -> open(reseal(frame)));
            assertThat(thrown).as("byte %d", bad).isNotNull();
            assertThat(thrown.error()).isEqualTo(KmsError.MALFORMED);
        }
    }

    @Test
    void refusesImpossibleValues() {
        assertThatThrownBy(() -> KmsSamples.request("x", 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> KmsSamples.request("x", 16384)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> KmsSamples.request("é".repeat(72), 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> KmsSamples.request("a\tb", 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theCatalogKeyIsNotShown() {
        assertThat(KEY.toString()).doesNotContain(KEY.toText()).contains(Integer.toHexString(KEY.id()));
        assertThat(CatalogKey.parse(KEY.toText())).isEqualTo(KEY);
    }

    private KmsRequest open(byte[] frame) throws KmsProtocolException {
        KmsFrame whole = FrameReader.forHost().next(ByteBuffer.wrap(frame)).orElseThrow();
        return host.open(whole);
    }

    static byte[] reseal(byte[] frame) {
        byte[] sealed = Arrays.copyOf(frame, frame.length);
        int covered = frame.length - AesCmac.LENGTH;
        System.arraycopy(new AesCmac(KEY.toBytes()).of(frame, covered), 0, sealed, covered, AesCmac.LENGTH);
        return sealed;
    }
}
