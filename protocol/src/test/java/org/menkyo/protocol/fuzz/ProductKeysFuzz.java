package org.menkyo.protocol.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.menkyo.protocol.key.ProductKey;
import org.menkyo.protocol.key.ProductKeyCodec;
import org.menkyo.protocol.key.ProductKeyFormatException;

/** Product keys as people type them. */
class ProductKeysFuzz {

    private static final Inputs INPUTS = Inputs.of("product-keys");
    private static final ProductKeyCodec CODEC = new ProductKeyCodec(new byte[32]);

    @FuzzTest
    @Tag("VA-106")
    void productKeys(byte @NotNull [] bytes) {
        INPUTS.tried();
        read(new String(bytes, StandardCharsets.UTF_8));
        String beginning = beginning(bytes);
        int right = 0;
        for (char check : ProductKey.ALPHABET.toCharArray()) {
            right += read(beginning + check);
        }
        require(right <= 1);
    }

    /** The bytes as all but the check character of a key. */
    private static String beginning(byte[] bytes) {
        StringBuilder beginning = new StringBuilder();
        for (int i = 0; i < ProductKey.LENGTH - 1; i++) {
            int number = i < bytes.length ? Math.floorMod(bytes[i], ProductKey.ALPHABET.length()) : 0;
            beginning.append(ProductKey.ALPHABET.charAt(number));
        }
        return beginning.toString();
    }

    /** 1 if the text is a product key, else 0. */
    private static int read(String typed) {
        try {
            ProductKey key = ProductKey.parse(typed);
            require(ProductKey.parse(key.formatted()).equals(key));
            require(key.group() >= 0 && key.group() <= 255 && key.serial() >= 0 && key.type() != null);
            require(CODEC.isGenuine(key)
                    == CODEC.encode(key.type(), key.group(), key.serial()).equals(key));
            return 1;
        } catch (ProductKeyFormatException defined) {
            require(defined.problem() != null);
            return 0;
        }
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new AssertionError();
        }
    }
}
