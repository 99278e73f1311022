package org.menkyo.protocol.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.menkyo.protocol.key.ProductKeyFormatException.Problem;

class ProductKeyTest {

    private static final byte[] SECRET = new SecureRandom().generateSeed(32);

    private final ProductKeyCodec codec = new ProductKeyCodec(SECRET);

    @ParameterizedTest
    @EnumSource(KeyType.class)
    @Tag("VA-102")
    @Tag("VA-106")
    void carriesTypeGroupAndSerial(KeyType type) {
        for (int group : new int[] {0, 1, 17, 255}) {
            for (long serial : new long[] {0, 1, 4711, ProductKeyCodec.MAX_SERIAL}) {
                ProductKey key =
                        ProductKey.parse(codec.encode(type, group, serial).formatted());
                assertThat(key.type()).isEqualTo(type);
                assertThat(key.group()).isEqualTo(group);
                assertThat(key.serial()).isEqualTo(serial);
                assertThat(codec.isGenuine(key)).isTrue();
            }
        }
    }

    @Test
    @Tag("VA-106")
    void hasFiveGroupsOfFiveWithoutLookAlikes() {
        assertThat(ProductKey.ALPHABET).hasSize(24).matches("[A-Z0-9]+");
        assertThat(new HashSet<>(Arrays.asList(ProductKey.ALPHABET.split("")))).hasSize(24);
        for (String pair : new String[] {"0O", "1I", "1L", "2Z", "5S", "8B", "0Q", "0D", "UV"}) {
            assertThat(ProductKey.ALPHABET.indexOf(pair.charAt(0)) >= 0
                            && ProductKey.ALPHABET.indexOf(pair.charAt(1)) >= 0)
                    .as("both of %s", pair)
                    .isFalse();
        }
        String group = "[" + ProductKey.ALPHABET + "]{5}";
        assertThat(codec.encode(KeyType.MAK, 3, 1).formatted()).matches(group + ("-" + group).repeat(4));
    }

    /** Every wrong character and every swap of neighbors, on 200 keys: 115,000 and 4,800 trials. */
    @Test
    @Tag("VA-106")
    void findsEverySingleErrorAndEverySwapOfNeighbors() {
        Random random = new Random(20261121);
        for (int sample = 0; sample < 200; sample++) {
            KeyType type = KeyType.values()[random.nextInt(3)];
            String right = codec.encode(type, random.nextInt(256), random.nextInt() & 0x7fffffffL)
                    .characters();
            for (int place = 0; place < ProductKey.LENGTH; place++) {
                for (char other : ProductKey.ALPHABET.toCharArray()) {
                    if (other != right.charAt(place)) {
                        assertCheckFails(right.substring(0, place) + other + right.substring(place + 1));
                    }
                }
            }
            for (int place = 0; place + 1 < ProductKey.LENGTH; place++) {
                char first = right.charAt(place);
                char second = right.charAt(place + 1);
                if (first != second) {
                    assertCheckFails(right.substring(0, place) + second + first + right.substring(place + 2));
                }
            }
        }
    }

    private static void assertCheckFails(String characters) {
        ProductKeyFormatException thrown =
                catchThrowableOfType(ProductKeyFormatException.class, () -> new ProductKey(characters));
        assertThat(thrown).isNotNull();
        assertThat(thrown.problem()).isEqualTo(Problem.CHECK);
    }

    /**
     * The proof that the trials on samples only illustrate: the sum is linear, so for every place and every difference
     * of two characters the sum of an otherwise zero key must not be zero, and likewise for a swapped pair.
     */
    @Test
    @Tag("VA-106")
    void checkIsCertainForAllPlacesAndAllPairsOfCharacters() {
        for (int place = 0; place < ProductKey.LENGTH; place++) {
            for (int value = 1; value < 24; value++) {
                int[] single = new int[ProductKey.LENGTH];
                single[place] = value;
                assertThat(CheckCharacter.fits(single)).isFalse();
            }
        }
        for (int place = 0; place + 1 < ProductKey.LENGTH; place++) {
            for (int first = 0; first < 24; first++) {
                for (int second = 0; second < 24; second++) {
                    if (first != second) {
                        int difference = minus(first, second);
                        int[] swapped = new int[ProductKey.LENGTH];
                        swapped[place] = difference;
                        swapped[place + 1] = minus(0, difference);
                        assertThat(CheckCharacter.fits(swapped)).isFalse();
                    }
                }
            }
        }
    }

    private static int minus(int a, int b) {
        return (a % 3 - b % 3 + 3) % 3 + 3 * (a / 3 ^ b / 3);
    }

    @Test
    @Tag("VA-106")
    void onlyTheSecretMakesGenuineKeys() {
        byte[] otherSecret = SECRET.clone();
        otherSecret[31] ^= 1;
        ProductKeyCodec other = new ProductKeyCodec(otherSecret);
        for (int serial = 0; serial < 1000; serial++) {
            assertThat(codec.isGenuine(other.encode(KeyType.MAK, 1, serial))).isFalse();
        }
        assertThat(KeyContents.CHECK_BITS).isGreaterThan(40);
        assertThat(KeyContents.CHECK_BITS - 5 * Math.log(24) / Math.log(2)).isGreaterThan(40);
    }

    @Test
    void neighboringSerialsDoNotLookAlike() {
        Set<String> beginnings = new HashSet<>();
        for (int serial = 0; serial < 1000; serial++) {
            beginnings.add(codec.encode(KeyType.MAK, 1, serial).characters().substring(0, 5));
        }
        assertThat(beginnings).hasSizeGreaterThan(990);
    }

    @Test
    @Tag("VA-106")
    void readsWhatPeopleType() {
        ProductKey key = codec.encode(KeyType.KMS_HOST, 4, 99);
        String plain = key.characters();
        String wide = plain.chars()
                .mapToObj(c -> String.valueOf((char) (c - 0x20 + 0xff00)))
                .reduce("", String::concat);
        assertThat(ProductKey.parse(key.formatted())).isEqualTo(key);
        assertThat(ProductKey.parse(plain.toLowerCase())).isEqualTo(key);
        assertThat(ProductKey.parse("  " + key.formatted().replace('-', ' ') + "\n"))
                .isEqualTo(key);
        assertThat(ProductKey.parse(key.formatted().replace('-', '\u2010'))).isEqualTo(key);
        assertThat(ProductKey.parse(wide)).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({
        "CDFGH-JKLMN-PQRTV-WXY34-6789, LENGTH, 24, 25 characters",
        "CDFGH-JKLMN-PQRTV-WXY34-67899X, LENGTH, 26, 25 characters",
        "'', LENGTH, 0, 25 characters",
        "CDFGH-JOLMN-PQRTV-WXY34-67899, CHARACTER, 7, group 2",
    })
    @Tag("VA-106")
    void saysWhatIsWrong(String text, Problem problem, int detail, String message) {
        ProductKeyFormatException thrown =
                catchThrowableOfType(ProductKeyFormatException.class, () -> ProductKey.parse(text));
        assertThat(thrown.problem()).isEqualTo(problem);
        assertThat(thrown.detail()).isEqualTo(detail);
        assertThat(thrown).hasMessageContaining(message);
    }

    @Test
    void neitherTextNorErrorsShowTheKey() {
        ProductKey key = codec.encode(KeyType.MAK, 1, 7);
        assertThat(key.toString())
                .startsWith("*****-*****-*****-*****-")
                .endsWith(key.characters().substring(20));
        String swapped = key.characters().substring(1) + key.characters().charAt(0);
        assertThatThrownBy(() -> ProductKey.parse(swapped)).hasMessageNotContaining(swapped.substring(0, 5));
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThatThrownBy(() -> codec.encode(KeyType.MAK, 256, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> codec.encode(KeyType.MAK, 0, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> codec.encode(KeyType.MAK, 0, ProductKeyCodec.MAX_SERIAL + 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ProductKeyCodec(new byte[31])).isInstanceOf(IllegalArgumentException.class);
    }
}
