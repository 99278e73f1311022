package org.menkyo.protocol.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.protocol.activation.DigitGroupException.Problem;
import org.menkyo.protocol.key.KeyType;
import org.menkyo.protocol.key.ProductKeyCodec;

/** Whole IDs as an agent types them: every single error and every swap of neighbors, also across groups, is named. */
class MistypedIdsTest {

    private static final SecureRandom RANDOM = new SecureRandom();

    @Test
    @Tag("VA-403")
    void everyErrorInInstallationAndConfirmationIdsIsFoundAndItsGroupNamed() {
        ProductKeyCodec keys = new ProductKeyCodec(RANDOM.generateSeed(32));
        ConfirmationCodec confirmations = new ConfirmationCodec(RANDOM.generateSeed(32));
        int tried = 0;
        for (int sample = 0; sample < 100; sample++) {
            HardwareProfile hardware = HardwareProfile.of(
                    "sample", Map.of(HardwareComponent.SYSTEM_BOARD, "b" + sample, HardwareComponent.MEMORY, "m"));
            InstallationId id = InstallationId.of(hardware, 1 + sample, keys.encode(KeyType.MAK, 1, sample));
            tried += assertAllFound(id.digits(), InstallationId::parse);
            tried += assertAllFound(confirmations.confirm(id).digits(), ConfirmationId::parse);
        }
        assertThat(tried).as("errors tried").isGreaterThan(100 * (54 + 48) * 9);
    }

    private static int assertAllFound(String right, Consumer<String> parser) {
        int tried = 0;
        for (int place = 0; place < right.length(); place++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                String typed = right.substring(0, place) + digit + right.substring(place + 1);
                tried += assertFound(right, typed, parser);
            }
            if (place + 1 < right.length()) {
                String swapped = right.substring(0, place)
                        + right.charAt(place + 1)
                        + right.charAt(place)
                        + right.substring(place + 2);
                tried += assertFound(right, swapped, parser);
            }
        }
        return tried;
    }

    private static int assertFound(String right, String typed, Consumer<String> parser) {
        if (typed.equals(right)) {
            return 0;
        }
        List<Integer> wrong = List.copyOf(IntStream.range(0, right.length())
                .filter(i -> right.charAt(i) != typed.charAt(i))
                .map(i -> i / DigitGroups.GROUP_LENGTH + 1)
                .collect(TreeSet::new, TreeSet::add, TreeSet::addAll));
        DigitGroupException found = catchThrowableOfType(DigitGroupException.class, () -> parser.accept(typed));
        if (found == null || found.problem() != Problem.CHECK || !found.groups().equals(wrong)) {
            throw new AssertionError(typed + " instead of " + right + ": " + found);
        }
        return 1;
    }
}
