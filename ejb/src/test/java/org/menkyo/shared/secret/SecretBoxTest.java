package org.menkyo.shared.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretBoxTest {

    private static final byte[] SECRET = "a secret".getBytes(StandardCharsets.UTF_8);
    private static final SecretPlace PLACE = new SecretPlace("purpose", "some_table", "row-1");
    private static final MasterKey FIRST = key(1);
    private static final MasterKey SECOND = key(2);

    private final SecretBox box = box(KeyRing.of(FIRST));

    @Test
    void whatIsSealedForARowOpensInThatRow() {
        assertThat(box.open(PLACE, box.seal(PLACE, SECRET))).isEqualTo(SECRET);
        assertThat(box.seal(PLACE, SECRET)).isNotEqualTo(box.seal(PLACE, SECRET));
    }

    @Test
    @Tag("LC-1207")
    void inAnotherPlaceItDoesNotOpen() {
        byte[] sealed = box.seal(PLACE, SECRET);

        for (SecretPlace other : List.of(
                new SecretPlace("purpose", "some_table", "row-2"),
                new SecretPlace("purpose", "other_table", "row-1"),
                new SecretPlace("other", "some_table", "row-1"),
                SecretPlace.outside("purpose"))) {
            assertThatThrownBy(() -> box.open(other, sealed))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("does not belong to its row");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 12, 21, 28, 36})
    void alteredItDoesNotOpen(int place) {
        byte[] sealed = box.seal(PLACE, SECRET);
        sealed[place] ^= 1;

        assertThatThrownBy(() -> box.open(PLACE, sealed)).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 11, 27, 28, 36})
    void cutOffItDoesNotOpen(int length) {
        byte[] sealed = Arrays.copyOf(box.seal(PLACE, SECRET), length);

        assertThatThrownBy(() -> box.open(PLACE, sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theFirstFormIsReadOnlyWhileThereMayBeSome() {
        byte[] sealed = FirstForm.seal(FIRST, "purpose", SECRET);
        SecretBox reading = box(new KeyRing(FIRST, List.of(FIRST), List.of(FIRST), Optional.of(FIRST), FIRST));

        byte[] anew = reading.sealAnew(PLACE, sealed);

        assertThat(reading.open(PLACE, sealed)).isEqualTo(SECRET);
        assertThat(box.open(PLACE, anew)).isEqualTo(SECRET);
        assertThatThrownBy(() -> box.open(PLACE, sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anotherKeyOpensWhatItCanReadAndSealsByItself() {
        byte[] sealed = box.seal(PLACE, SECRET);
        SecretBox rotated =
                box(new KeyRing(SECOND, List.of(FIRST, SECOND), List.of(FIRST, SECOND), Optional.empty(), FIRST));

        byte[] anew = rotated.sealAnew(PLACE, sealed);

        assertThat(box(KeyRing.of(SECOND)).open(PLACE, anew)).isEqualTo(SECRET);
        assertThat(Arrays.copyOf(anew, SecretBox.HEADER_BYTES)).isEqualTo(rotated.currentHeader());
        assertThatThrownBy(() -> box(KeyRing.of(SECOND)).open(PLACE, sealed))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("any master key");
    }

    @Test
    void hashesOfSecretsGoWithTheKeyAndAllOthersStay() {
        SecretBox rotated =
                box(new KeyRing(SECOND, List.of(FIRST, SECOND), List.of(FIRST, SECOND), Optional.empty(), FIRST));

        assertThat(rotated.secretHashes("p", SECRET))
                .containsExactlyInAnyOrder(
                        box.secretHash("p", SECRET), box(KeyRing.of(SECOND)).secretHash("p", SECRET));
        assertThat(rotated.secretHash("p", SECRET)).isNotEqualTo(box.secretHash("p", SECRET));
        assertThat(rotated.keyedHash("p", SECRET)).isEqualTo(box.keyedHash("p", SECRET));
        assertThat(rotated.derivedKey("p", 32)).isEqualTo(box.derivedKey("p", 32));
    }

    @Test
    void aKeyDoesNotShowItself() {
        assertThat(FIRST.toString())
                .isEqualTo("MasterKey[" + MasterKey.name(FIRST.fingerprint()) + "]")
                .doesNotContain("0101");
    }

    private static SecretBox box(KeyRing ring) {
        return new SecretBox(() -> ring);
    }

    private static MasterKey key(int filling) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) filling);
        return new MasterKey(bytes);
    }
}
