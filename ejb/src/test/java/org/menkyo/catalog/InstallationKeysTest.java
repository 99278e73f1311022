package org.menkyo.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.shared.secret.SecretBox;
import org.menkyo.testing.TestDatabase;

class InstallationKeysTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final SecretBox SECRET_BOX = new SecretBox(() -> new byte[32]);

    @Test
    void allNodesThatMakeAKeyAtTheSameMomentUseTheSame() throws Exception {
        ExecutorService nodes = Executors.newFixedThreadPool(8);
        try {
            Callable<String> firstUse = () -> obtain(InstallationKeyPurpose.CONFIRMATION, SECRET_BOX);
            List<String> keys = new ArrayList<>();
            for (Future<String> key : nodes.invokeAll(java.util.Collections.nCopies(8, firstUse))) {
                keys.add(key.get());
            }
            assertThat(keys).hasSize(8).containsOnly(keys.get(0));
        } finally {
            nodes.shutdownNow();
        }
    }

    @Test
    void aKeyStaysTheSameAndEachPurposeHasItsOwn() {
        String first = obtain(InstallationKeyPurpose.PUBLISHER_SIGNING, SECRET_BOX);

        assertThat(obtain(InstallationKeyPurpose.PUBLISHER_SIGNING, SECRET_BOX))
                .isEqualTo(first)
                .hasSize(2 * 32);
        assertThat(obtain(InstallationKeyPurpose.PRODUCT_KEY_CHECK, SECRET_BOX)).isNotEqualTo(first);
        assertThat(obtain(InstallationKeyPurpose.KMS_REQUEST, SECRET_BOX)).hasSize(2 * 16);
    }

    @Test
    void theDatabaseHoldsNoKeyInTheClearAndAnotherMasterKeyOpensNone() {
        String key = obtain(InstallationKeyPurpose.PUBLISHER_SIGNING, SECRET_BOX);
        byte[] otherMasterKey = new byte[32];
        otherMasterKey[0] = 1;

        String stored = DATABASE.inTransaction(entities -> (String) entities.createNativeQuery(
                        "SELECT string_agg(encode(sealed_key, 'hex'), ' ') FROM installation_key", String.class)
                .getSingleResult());

        assertThat(stored).isNotBlank().doesNotContain(key);
        assertThatThrownBy(() -> obtain(InstallationKeyPurpose.PUBLISHER_SIGNING, new SecretBox(() -> otherMasterKey)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("master key");
    }

    private static String obtain(InstallationKeyPurpose purpose, SecretBox secretBox) {
        return DATABASE.inTransaction(
                entities -> HexFormat.of().formatHex(keys(entities, secretBox).obtain(purpose)));
    }

    private static InstallationKeys keys(EntityManager entities, SecretBox secretBox) {
        return new InstallationKeys(entities, secretBox, Clock.systemUTC());
    }
}
