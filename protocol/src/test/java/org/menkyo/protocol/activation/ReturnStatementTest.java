package org.menkyo.protocol.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.protocol.key.KeyType;
import org.menkyo.protocol.key.ProductKey;
import org.menkyo.protocol.key.ProductKeyCodec;

@Tag("VA-409")
class ReturnStatementTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final ConfirmationCodec CODEC = new ConfirmationCodec(new byte[32]);
    private static final ProductKey KEY = key(1);
    private static final InstallationId INSTALLATION = InstallationId.of(machine("one"), 211, KEY);
    private static final ConfirmationId CONFIRMATION = CODEC.confirm(INSTALLATION);

    @Test
    void isReadAgainFromItsText() {
        ReturnStatement made = make();

        ReturnStatement read = ReturnStatement.parse(
                " " + made.toText().substring(0, 40) + "\n" + made.toText().substring(40));

        assertThat(read).isEqualTo(made);
        assertThat(read.installationId()).isEqualTo(INSTALLATION);
        assertThat(read.isMadeWith(KEY, CONFIRMATION)).isTrue();
        assertThat(made.toBytes()).hasSize(ReturnStatement.LENGTH);
    }

    @Test
    void onlyWhoHasTheKeyAndTheConfirmationIdCanMakeOne() {
        ReturnStatement made = make();

        assertThat(made.isMadeWith(key(2), CONFIRMATION)).isFalse();
        assertThat(made.isMadeWith(KEY, CODEC.confirm(InstallationId.of(machine("two"), 211, KEY))))
                .isFalse();
        assertThatThrownBy(() -> ReturnStatement.make(INSTALLATION, key(2), CONFIRMATION, RANDOM))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyBitCounts() {
        byte[] made = make().toBytes();
        for (int bit = 0; bit < 8 * made.length; bit++) {
            byte[] changed = made.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            try {
                ReturnStatement read = ReturnStatement.parse(Base64.getEncoder().encodeToString(changed));
                assertThat(read.isMadeWith(KEY, CONFIRMATION)).as("bit %d", bit).isFalse();
            } catch (IllegalArgumentException refused) {
                assertThat(bit).as("what is refused at once").isLessThan(8 * 24);
            }
        }
    }

    @Test
    void twoOfOneInstallationDiffer() {
        assertThat(make()).isNotEqualTo(make());
    }

    @Test
    void tellsNeitherKeyNorConfirmationId() {
        ReturnStatement made = make();
        String bytes = new String(made.toBytes(), StandardCharsets.ISO_8859_1);

        assertThat(made.toString() + bytes).doesNotContain(KEY.characters()).doesNotContain(CONFIRMATION.digits());
        assertThat(made.toString()).doesNotContain(made.toText());
    }

    private static ReturnStatement make() {
        return ReturnStatement.make(INSTALLATION, KEY, CONFIRMATION, RANDOM);
    }

    private static ProductKey key(int serial) {
        return new ProductKeyCodec(new byte[32]).encode(KeyType.MAK, 3, serial);
    }

    private static HardwareProfile machine(String name) {
        return HardwareProfile.of("sample", Map.of(HardwareComponent.SYSTEM_BOARD, name));
    }
}
