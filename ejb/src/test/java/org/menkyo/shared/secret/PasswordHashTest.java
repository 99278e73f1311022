package org.menkyo.shared.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.List;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("LC-209")
class PasswordHashTest {

    private static final String ONE = "correct horse battery";
    private static final String OTHER = "seven kettles on the stove";

    @RepeatedTest(5)
    void aHashBesideAnotherHasItsSaltAndIsVerifiedByWhateverKnowsBcrypt() {
        byte[] salt = new byte[16];
        new SecureRandom().nextBytes(salt);
        String present = PasswordHash.of(ONE, salt);
        String beside = PasswordHash.beside(present, OTHER);

        assertThat(beside).startsWith(present.substring(0, 29)).isNotEqualTo(present);
        assertThat(OpenBSDBCrypt.checkPassword(beside, OTHER.toCharArray())).isTrue();
        assertThat(PasswordHash.matches(beside, OTHER.toCharArray())).isTrue();
        assertThat(PasswordHash.matches(beside, ONE.toCharArray())).isFalse();
    }

    @Test
    void oneComputationSaysWhichOfTwoPasswordsItIs() {
        String present = PasswordHash.of(ONE, new byte[16]);
        String beside = PasswordHash.beside(present, OTHER);

        assertThat(PasswordHash.matching(present, List.of(present, beside), OTHER.toCharArray()))
                .contains(beside);
        assertThat(PasswordHash.matching(present, List.of(present, beside), ONE.toCharArray()))
                .contains(present);
        assertThat(PasswordHash.matching(present, List.of(), ONE.toCharArray())).isEmpty();
        assertThat(PasswordHash.matching(
                        present,
                        List.of(PasswordHash.of(OTHER, new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2, 3, 4, 5, 6})),
                        OTHER.toCharArray()))
                .as("with another salt")
                .isEmpty();
    }
}
