package org.menkyo.protocol.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.nio.charset.StandardCharsets;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Tag;
import org.menkyo.protocol.activation.ConfirmationId;
import org.menkyo.protocol.activation.DigitGroupException;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.key.KeyType;
import org.menkyo.protocol.key.ProductKey;
import org.menkyo.protocol.key.ProductKeyCodec;

/** Installation and confirmation IDs as people and programs type them. */
class IdsFuzz {

    private static final Inputs INPUTS = Inputs.of("ids");
    private static final ProductKey SOME_KEY = new ProductKeyCodec(new byte[32]).encode(KeyType.MAK, 1, 1);

    @FuzzTest
    @Tag("VA-403")
    void ids(byte @NotNull [] bytes) {
        INPUTS.tried();
        read(new String(bytes, StandardCharsets.UTF_8));
        read(wellTyped(bytes, InstallationId.GROUPS, InstallationId::isGroup));
        read(wellTyped(bytes, ConfirmationId.GROUPS, ConfirmationId::isGroup));
    }

    /** The bytes as digits, each group with the check digit that fits: so that what the digits mean is read too. */
    private static String wellTyped(byte[] bytes, int groups, BiPredicate<Integer, String> isGroup) {
        StringBuilder digits = new StringBuilder();
        for (int place = 1; place <= groups; place++) {
            StringBuilder group = new StringBuilder();
            for (int i = 5 * place - 5; i < 5 * place; i++) {
                group.append(i < bytes.length ? Math.floorMod(bytes[i], 10) : 0);
            }
            int check = 0;
            while (!isGroup.test(place, group.toString() + check)) {
                check++;
            }
            digits.append(group).append(check);
        }
        return digits.toString();
    }

    private static void read(String typed) {
        try {
            InstallationId id = InstallationId.parse(typed);
            require(InstallationId.parse(id.formatted()).equals(id));
            require(InstallationId.of(id.hardware(), id.editionCode(), SOME_KEY)
                    .hardware()
                    .equals(id.hardware()));
        } catch (DigitGroupException defined) {
            require(defined.problem() != null);
        }
        try {
            ConfirmationId id = ConfirmationId.parse(typed);
            require(ConfirmationId.parse(id.formatted()).equals(id));
        } catch (DigitGroupException defined) {
            require(defined.problem() != null);
        }
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new AssertionError();
        }
    }
}
