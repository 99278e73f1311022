package org.menkyo.protocol.kms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.menkyo.protocol.activation.LicenseState;
import org.menkyo.protocol.crypto.Bits128;

class KmsRequestPropertiesTest {

    private static final CatalogKey KEY = KmsSamples.KEY;

    @Property(tries = 500)
    @Tag("VA-304")
    void everyRequestSurvivesTheWire(
            @ForAll @IntRange(min = 1, max = 16383) int edition,
            @ForAll LicenseState state,
            @ForAll boolean virtual,
            @ForAll @IntRange int minutes,
            @ForAll @LongRange(min = -1_000_000_000_000L, max = 100_000_000_000_000L) long time,
            @ForAll long high,
            @ForAll long low,
            @ForAll("names") String name)
            throws KmsProtocolException {
        KmsRequest request = new KmsRequest(
                edition,
                new UUID(high, low),
                name,
                state,
                minutes,
                virtual,
                Instant.ofEpochMilli(time),
                new Bits128(low, high),
                new Bits128(high, high),
                low);
        assertThat(open(RequestAuthenticator.seal(request, KEY))).isEqualTo(request);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings()
                .ofMaxLength(140)
                .filter(name -> name.getBytes(StandardCharsets.UTF_8).length <= KmsRequest.MAX_NAME_BYTES
                        && name.codePoints().noneMatch(Character::isISOControl)
                        && StandardCharsets.UTF_8.newEncoder().canEncode(name));
    }

    /** An owner of a client can authenticate anything, so the fields are checked too. */
    @Property(tries = 2000)
    @Tag("VA-311")
    void authenticNonsenseIsMalformedAndNothingElse(@ForAll @IntRange(min = 8, max = 223) int place, @ForAll byte value)
            throws KmsProtocolException {
        byte[] frame = RequestAuthenticator.seal(KmsSamples.request(), KEY);
        Assume.that(frame[place] != value);
        frame[place] = value;
        try {
            assertThat(open(KmsRequestTest.reseal(frame))).isNotEqualTo(KmsSamples.request());
        } catch (KmsProtocolException e) {
            assertThat(e.error()).isEqualTo(KmsError.MALFORMED);
        }
    }

    private static KmsRequest open(byte[] frame) throws KmsProtocolException {
        KmsFrame whole = FrameReader.forHost().next(ByteBuffer.wrap(frame)).orElseThrow();
        return new RequestAuthenticator(List.of(KEY)).open(whole);
    }
}
