package org.menkyo.protocol.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostCertificateTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final SigningKey PUBLISHER = SigningKey.generate(RANDOM);
    private static final SigningKey HOST = SigningKey.generate(RANDOM);
    private static final List<VerifyingKey> TRUSTED = List.of(PUBLISHER.publicKey());
    private static final Instant BEGIN = Instant.parse("2026-11-21T00:00:00Z");

    @Test
    @Tag("VA-302")
    void certifiesAHostWithoutEnd() {
        HostCertificate sent = HostCertificate.issue(PUBLISHER, contents(Optional.empty(), Platform.SERVER, 20));
        HostCertificate received = HostCertificate.parse(sent.toText());
        assertThat(received).isEqualTo(sent).hasSameHashCodeAs(sent);
        assertThat(received.contents()).isEqualTo(sent.contents());
        assertThat(received.serial()).isEqualTo(9001);
        assertThat(received.check(TRUSTED, "sample", BEGIN)).isEqualTo(CertificateStatus.VALID);
        assertThat(received.check(TRUSTED, "sample", Instant.parse("9999-12-31T00:00:00Z")))
                .isEqualTo(CertificateStatus.VALID);
    }

    @Test
    @Tag("VA-302")
    void aConfiguredEndIsKept() {
        Instant end = BEGIN.plusSeconds(3600);
        HostCertificate certificate =
                HostCertificate.parse(HostCertificate.issue(PUBLISHER, contents(Optional.of(end), Platform.SERVER, 20))
                        .toBytes());
        assertThat(certificate.check(TRUSTED, "sample", BEGIN.minusSeconds(1)))
                .isEqualTo(CertificateStatus.NOT_YET_VALID);
        assertThat(certificate.check(TRUSTED, "sample", end.minusSeconds(1))).isEqualTo(CertificateStatus.VALID);
        assertThat(certificate.check(TRUSTED, "sample", end)).isEqualTo(CertificateStatus.ENDED);
    }

    @Test
    @Tag("VA-302")
    void onlyThePublisherMakesAHost() {
        HostCertificate selfMade = HostCertificate.issue(HOST, contents(Optional.empty(), Platform.SERVER, 20));
        assertThat(selfMade.check(TRUSTED, "sample", BEGIN)).isEqualTo(CertificateStatus.UNKNOWN_ISSUER);
        HostCertificate genuine = HostCertificate.issue(PUBLISHER, contents(Optional.empty(), Platform.SERVER, 20));
        assertThat(genuine.check(TRUSTED, "another", BEGIN)).isEqualTo(CertificateStatus.OTHER_CATALOG);
    }

    @Test
    @Tag("VA-104")
    @Tag("VA-302")
    void noAlteredBitIsBelieved() {
        byte[] right = HostCertificate.issue(PUBLISHER, contents(Optional.empty(), Platform.CLIENT, 20))
                .toBytes();
        int believed = 0;
        for (int bit = 0; bit < 8 * right.length; bit++) {
            byte[] altered = right.clone();
            altered[bit / 8] ^= (byte) (1 << bit % 8);
            try {
                CertificateStatus status = HostCertificate.parse(altered).check(TRUSTED, "sample", BEGIN);
                believed += status == CertificateStatus.VALID ? 1 : 0;
            } catch (IllegalArgumentException refused) {
                assertThat(refused).isNotNull();
            }
        }
        assertThat(believed).isZero();
    }

    @Test
    void everyCutOffCertificateIsRefused() {
        byte[] right = HostCertificate.issue(PUBLISHER, contents(Optional.empty(), Platform.CLIENT, 20))
                .toBytes();
        for (int length = 0; length < right.length; length++) {
            byte[] cut = Arrays.copyOf(right, length);
            assertThatThrownBy(() -> HostCertificate.parse(cut)).isInstanceOf(IllegalArgumentException.class);
        }
        byte[] longer = Arrays.copyOf(right, right.length + 1);
        assertThatThrownBy(() -> HostCertificate.parse(longer)).isInstanceOf(IllegalArgumentException.class);
        assertThat(right.length).isLessThanOrEqualTo(HostCertificate.MAX_LENGTH);
    }

    /** Ranks as in the sample catalog: Client VL 0, A 1, B 2, C 3. */
    @ParameterizedTest
    @CsvSource({
        "SERVER, 3, SERVER, 3, true",
        "SERVER, 3, CLIENT, 0, true",
        "SERVER, 2, SERVER, 3, false",
        "SERVER, 2, SERVER, 2, true",
        "SERVER, 1, SERVER, 2, false",
        "SERVER, 0, CLIENT, 0, true",
        "SERVER, 0, SERVER, 1, false",
        "OTHER_SERVER, 3, SERVER, 3, true",
        "CLIENT, 3, SERVER, 1, false",
        "CLIENT, 3, CLIENT, 0, true",
    })
    @Tag("VA-103")
    @Tag("VA-104")
    void coversByRankAndPlatform(Platform host, int hostRank, Platform edition, int editionRank, boolean covered) {
        HostCertificate certificate = HostCertificate.issue(PUBLISHER, contents(Optional.empty(), host, hostRank));
        assertThat(HostCertificate.parse(certificate.toBytes()).contents().covers(edition, editionRank))
                .isEqualTo(covered);
    }

    @Test
    void aSignatureServesOnePurposeOnly() {
        byte[] message = {1, 2, 3};
        byte[] signature = PUBLISHER.sign("one", message);
        assertThat(PUBLISHER.publicKey().verify("one", message, signature)).isTrue();
        assertThat(PUBLISHER.publicKey().verify("two", message, signature)).isFalse();
        assertThat(PUBLISHER.publicKey().verify("one", message, new byte[10])).isFalse();
    }

    @Test
    void keysSurviveTheirStoredForms() {
        assertThat(SigningKey.ofSeed(HOST.seed()).publicKey()).isEqualTo(HOST.publicKey());
        assertThat(VerifyingKey.parse(HOST.publicKey().toString())).isEqualTo(HOST.publicKey());
        assertThat(HOST.toString()).contains(HOST.publicKey().toString());
        assertThatThrownBy(() -> SigningKey.ofSeed(new byte[3])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> VerifyingKey.of(new byte[3])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesImpossibleContents() {
        assertThatThrownBy(() -> new HostCertificateContents(
                        0, "sample", "p", 1, Platform.SERVER, BEGIN, Optional.empty(), HOST.publicKey()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new HostCertificateContents(
                        1, "two words", "p", 1, Platform.SERVER, BEGIN, Optional.empty(), HOST.publicKey()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new HostCertificateContents(
                        1, "sample", "p", 70000, Platform.SERVER, BEGIN, Optional.empty(), HOST.publicKey()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static HostCertificateContents contents(Optional<Instant> end, Platform platform, int rank) {
        return new HostCertificateContents(9001, "sample", "00001-20001", rank, platform, BEGIN, end, HOST.publicKey());
    }
}
