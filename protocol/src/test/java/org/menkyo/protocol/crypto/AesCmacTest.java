package org.menkyo.protocol.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.Random;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.macs.CMac;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AesCmacTest {

    private static final HexFormat HEX = HexFormat.of();

    /** The examples of RFC 4493. */
    @ParameterizedTest
    @CsvSource({
        "0, bb1d6929e95937287fa37d129b756746",
        "16, 070a16b46b4d4144f79bdd9dd04a287c",
        "40, dfa66747de9ae63030ca32611497c827",
        "64, 51f0bebf7e3b9d92fc49741779363cfe",
    })
    void givesTheStandardsExamples(int length, String expected) {
        AesCmac cmac = new AesCmac(HEX.parseHex("2b7e151628aed2a6abf7158809cf4f3c"));
        byte[] message = HEX.parseHex("6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51"
                + "30c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710");
        assertThat(HEX.formatHex(cmac.of(message, length))).isEqualTo(expected);
    }

    @Test
    void agreesWithAnotherImplementationForEveryLength() {
        Random random = new Random(4493);
        byte[] key = new byte[AesCmac.LENGTH];
        byte[] message = new byte[300];
        for (int length = 0; length <= message.length; length++) {
            random.nextBytes(key);
            random.nextBytes(message);
            CMac other = new CMac(AESEngine.newInstance());
            other.init(new KeyParameter(key));
            other.update(message, 0, length);
            byte[] expected = new byte[AesCmac.LENGTH];
            other.doFinal(expected, 0);
            assertThat(new AesCmac(key).of(message, length)).isEqualTo(expected);
        }
    }

    @Test
    void leavesTheMessageAlone() {
        byte[] message = {1, 2, 3};
        new AesCmac(new byte[16]).of(message, 2);
        assertThat(message).containsExactly(1, 2, 3);
    }

    @Test
    void takesOnlyKeysOf128Bits() {
        assertThatThrownBy(() -> new AesCmac(new byte[32])).isInstanceOf(IllegalArgumentException.class);
    }
}
