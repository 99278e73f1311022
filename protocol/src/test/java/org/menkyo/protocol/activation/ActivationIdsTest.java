package org.menkyo.protocol.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.protocol.activation.DigitGroupException.Problem;
import org.menkyo.protocol.certificate.SigningKey;
import org.menkyo.protocol.key.KeyType;
import org.menkyo.protocol.key.ProductKey;
import org.menkyo.protocol.key.ProductKeyCodec;

class ActivationIdsTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final ProductKeyCodec KEYS = new ProductKeyCodec(RANDOM.generateSeed(32));
    private static final ProductKey KEY = KEYS.encode(KeyType.MAK, 2, 17);
    private static final HardwareProfile MACHINE = machine("board-1", "16 GiB");
    private static final InstallationId INSTALLATION = InstallationId.of(MACHINE, 300, KEY);

    private final ConfirmationCodec codec = new ConfirmationCodec(RANDOM.generateSeed(32));

    @Test
    @Tag("VA-403")
    void idsHaveTheirNumberOfGroups() {
        assertThat(INSTALLATION.formatted()).matches("[0-9]{6}(-[0-9]{6}){8}");
        assertThat(codec.confirm(INSTALLATION).formatted()).matches("[0-9]{6}(-[0-9]{6}){7}");
    }

    @Test
    @Tag("VA-401")
    void installationIdDependsOnHardwareEditionAndKeyOnly() {
        assertThat(InstallationId.of(machine("board-1", "16 GiB"), 300, KEY)).isEqualTo(INSTALLATION);
        assertThat(InstallationId.of(MACHINE, 301, KEY)).isNotEqualTo(INSTALLATION);
        assertThat(InstallationId.of(MACHINE, 300, KEYS.encode(KeyType.MAK, 2, 18)))
                .isNotEqualTo(INSTALLATION);
        assertThat(InstallationId.of(machine("board-1", "32 GiB"), 300, KEY)).isNotEqualTo(INSTALLATION);
    }

    @Test
    @Tag("VA-401")
    @Tag("VA-403")
    void theCenterReadsHardwareEditionAndKeyFromAnIdReadOverThePhone() {
        InstallationId heard = InstallationId.parse(INSTALLATION.formatted().replace('-', ' '));
        assertThat(heard).isEqualTo(INSTALLATION);
        assertThat(heard.hardware()).isEqualTo(MACHINE);
        assertThat(heard.editionCode()).isEqualTo(300);
        assertThat(heard.isFor(KEY)).isTrue();
        assertThat(heard.keyPrefix()).isEqualTo(InstallationId.keyPrefixOf(KEY));
        assertThat(heard.isFor(KEYS.encode(KeyType.MAK, 2, 18))).isFalse();
        assertThat(heard.hardware().isSameMachine(machine("board-1", "32 GiB"))).isTrue();
    }

    @Test
    @Tag("VA-403")
    void aMistypedGroupIsNamedWhileItIsTyped() {
        for (int place = 1; place <= InstallationId.GROUPS; place++) {
            String group = INSTALLATION.digits().substring(6 * place - 6, 6 * place);
            assertThat(InstallationId.isGroup(place, group)).isTrue();
            assertThat(InstallationId.isGroup(place % 9 + 1, group)).isFalse();
        }
        String confirmed = codec.confirm(INSTALLATION).digits();
        for (int place = 1; place <= ConfirmationId.GROUPS; place++) {
            assertThat(ConfirmationId.isGroup(place, confirmed.substring(6 * place - 6, 6 * place)))
                    .isTrue();
        }
        assertThat(ConfirmationId.isGroup(9, "000000")).isFalse();
    }

    @Test
    @Tag("VA-403")
    void wholeIdsNameTheirWrongGroups() {
        char[] typed = INSTALLATION.digits().toCharArray();
        typed[13] = typed[13] == '5' ? '6' : '5';
        DigitGroupException thrown =
                catchThrowableOfType(DigitGroupException.class, () -> InstallationId.parse(new String(typed)));
        assertThat(thrown.groups()).containsExactly(3);
        assertThatThrownBy(() -> ConfirmationId.parse("123")).hasMessageContaining("8 groups of 6 digits");
    }

    @Test
    void digitsThatAreNoInstallationIdAreRefused() {
        String zero = DigitGroups.encode(BigInteger.ZERO, InstallationId.GROUPS);
        DigitGroupException thrown = catchThrowableOfType(DigitGroupException.class, () -> new InstallationId(zero));
        assertThat(thrown.problem()).isEqualTo(Problem.CONTENTS);
        String noHardware = DigitGroups.encode(BigInteger.ONE.shiftLeft(146), InstallationId.GROUPS);
        assertThatThrownBy(() -> new InstallationId(noHardware)).isInstanceOf(DigitGroupException.class);
    }

    @Test
    @Tag("VA-405")
    void theSameInstallationIdAlwaysGetsTheSameConfirmationId() {
        assertThat(codec.confirm(INSTALLATION)).isEqualTo(codec.confirm(INSTALLATION));
    }

    @Test
    @Tag("VA-403")
    void aConfirmationIdIsGoodForItsInstallationAndKeyOnly() {
        ConfirmationId confirmation = codec.confirm(INSTALLATION);
        assertThat(codec.confirms(confirmation, INSTALLATION)).isTrue();
        assertThat(codec.confirms(confirmation, InstallationId.of(MACHINE, 301, KEY)))
                .isFalse();
        assertThat(new ConfirmationCodec(RANDOM.generateSeed(32)).confirms(confirmation, INSTALLATION))
                .isFalse();
    }

    @Test
    @Tag("VA-402")
    void aSignedConfirmationIsGoodForItsKeyAndInstallationOnly() {
        SigningKey publisher = SigningKey.generate(RANDOM);
        Instant now = Instant.parse("2026-11-21T10:00:00Z");
        MakConfirmation sent = MakConfirmation.sign(publisher, 77, KEY, INSTALLATION, now);
        MakConfirmation received = MakConfirmation.parse(sent.toText());
        assertThat(received).isEqualTo(sent).hasSameHashCodeAs(sent);
        assertThat(received.isSignedBy(List.of(SigningKey.generate(RANDOM).publicKey(), publisher.publicKey())))
                .isTrue();
        assertThat(received.confirms(KEY, INSTALLATION)).isTrue();
        assertThat(received.confirms(KEY, InstallationId.of(MACHINE, 301, KEY))).isFalse();
        assertThat(received.confirms(KEYS.encode(KeyType.MAK, 2, 18), INSTALLATION))
                .isFalse();
        assertThat(received.serial()).isEqualTo(77);
        assertThat(received.confirmedAt()).isEqualTo(now);
        assertThat(received.toBytes()).hasSize(MakConfirmation.LENGTH);
    }

    @Test
    @Tag("VA-402")
    void noAlteredConfirmationIsBelieved() {
        SigningKey publisher = SigningKey.generate(RANDOM);
        byte[] right = MakConfirmation.sign(publisher, 77, KEY, INSTALLATION, Instant.EPOCH)
                .toBytes();
        int believed = 0;
        for (int bit = 0; bit < 8 * right.length; bit++) {
            byte[] altered = right.clone();
            altered[bit / 8] ^= (byte) (1 << bit % 8);
            try {
                believed += MakConfirmation.parse(altered).isSignedBy(List.of(publisher.publicKey())) ? 1 : 0;
            } catch (IllegalArgumentException refused) {
                assertThat(refused).isNotNull();
            }
        }
        assertThat(believed).isZero();
        assertThatThrownBy(() -> MakConfirmation.parse(new byte[20])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aKeyConfirmsOnlyInstallationsMadeWithIt() {
        ProductKey other = KEYS.encode(KeyType.MAK, 2, 18);
        SigningKey publisher = SigningKey.generate(RANDOM);
        assertThatThrownBy(() -> MakConfirmation.sign(publisher, 1, other, INSTALLATION, Instant.EPOCH))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static HardwareProfile machine(String board, String memory) {
        return HardwareProfile.of(
                "sample",
                Map.of(
                        HardwareComponent.SYSTEM_BOARD, board,
                        HardwareComponent.SYSTEM_DISK, "disk-1",
                        HardwareComponent.MEMORY, memory));
    }
}
