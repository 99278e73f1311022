package org.menkyo.productkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.menkyo.testing.SampleLicenses.line;

import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.protocol.key.KeyType;
import org.menkyo.protocol.key.ProductKey;
import org.menkyo.protocol.key.ProductKeyCodec;
import org.menkyo.shared.secret.SecretBox;
import org.menkyo.testing.LicensingScenario;
import org.menkyo.testing.SampleLicenses;
import org.menkyo.testing.SampleLicenses.License;
import org.menkyo.testing.TestBeans;

class ProductKeysTest {

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private static final int SERVER_STANDARD = 211;
    private static final int ACTIVATIONS = 30;

    private static final SampleLicenses LICENSES = new SampleLicenses(SCENARIO);

    private final License license = LICENSES.order(line("SVR-STD-2008", 10));
    private final ProductKey key = LICENSES.key(license, "B", KeyType.MAK);

    @Test
    @Tag("VA-106")
    @Tag("VA-108")
    void anIssuedKeyIsFoundAndUsable() {
        assertThat(usable(key)).isTrue();
        String found = SCENARIO.call(
                ProductKeys.class,
                keys -> keys.findUsable(key).orElseThrow().agreement().licenseId());
        assertThat(found).isEqualTo(license.licenseId());
    }

    @Test
    @Tag("VA-106")
    void aWellTypedKeyThatTheCenterDidNotMakeIsNotUsable() {
        byte[] otherSecret = new byte[32];
        Arrays.fill(otherSecret, (byte) 1);
        ProductKey invented = new ProductKeyCodec(otherSecret).encode(key.type(), key.group(), key.serial());

        assertThat(usable(invented)).isFalse();
    }

    @Test
    @Tag("VA-106")
    void aGenuineKeyThatWasNeverIssuedIsNotUsable() {
        ProductKey neverIssued = SCENARIO.call(
                org.menkyo.catalog.PublisherKeys.class,
                keys -> keys.productKeyCodec().encode(KeyType.MAK, 3, ProductKeyCodec.MAX_SERIAL));

        assertThat(usable(neverIssued)).isFalse();
    }

    @Test
    @Tag("VA-108")
    void aKeyCannotBeUsedOnceItsLicenseIdHasEnded() {
        update("UPDATE agreement SET ended_at = now(), end_reason = 'returned' WHERE license_id = :licenseId");

        assertThat(usable(key)).isFalse();
    }

    @Test
    @Tag("VA-108")
    void aKeyCannotBeUsedOnceItsEntitlementHasEnded() {
        update("UPDATE entitlement SET ends_at = starts_at + interval '30 days'"
                + " WHERE agreement_id = (SELECT id FROM agreement WHERE license_id = :licenseId)");

        assertThat(usable(key)).isTrue();
        SCENARIO.clock().move(Duration.ofDays(30));
        try {
            assertThat(usable(key)).isFalse();
        } finally {
            SCENARIO.clock().move(Duration.ofDays(-30));
        }
    }

    @Test
    @Tag("VA-108")
    void anEntitlementToAnotherGroupDoesNotKeepAKeyUsable() {
        update("UPDATE entitlement SET product_code = 'WEB-2008'"
                + " WHERE agreement_id = (SELECT id FROM agreement WHERE license_id = :licenseId)");

        assertThat(usable(key)).isFalse();
    }

    @Test
    void anExchangedKeyIsNotUsable() {
        update("UPDATE product_key SET state = 'EXCHANGED'"
                + " WHERE agreement_id = (SELECT id FROM agreement WHERE license_id = :licenseId)");

        assertThat(usable(key)).isFalse();
    }

    @Test
    @Tag("VA-106")
    void aKeyThatWasPutIntoAnotherRowIsNotRevealed() {
        ProductKeyVault vault = new ProductKeyVault(new SecretBox(() -> new byte[32]));
        ProductKey other = new ProductKeyCodec(new byte[32]).encode(KeyType.MAK, 3, 1);
        UUID row = UUID.randomUUID();
        SealedProductKey sealed = vault.seal(row, key);
        SealedProductKey otherHash =
                new SealedProductKey(sealed.ciphertext(), vault.seal(row, other).hash(), null);

        assertThat(vault.open(row, sealed)).isEqualTo(key);
        assertThatThrownBy(() -> vault.open(row, otherHash))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining(key.characters());
        assertThatThrownBy(() -> vault.open(UUID.randomUUID(), sealed))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("does not belong to its row")
                .hasMessageNotContaining(key.characters());
    }

    @Test
    void whatIsReadWhileAKeyIsLockedIsNotPlannedAnewEachTime() {
        SCENARIO.look(entities -> {
            PresentedKeys keys = new TestBeans(entities, SCENARIO.clock()).get(PresentedKeys.class);
            for (int i = 0; i < ACTIVATIONS; i++) {
                assertThat(keys.lock(key, Set.of(SERVER_STANDARD))).isPresent();
            }
            Object planned = entities.createNativeQuery("SELECT max(custom_plans) FROM pg_prepared_statements"
                            + " WHERE statement LIKE '%FROM product_key k%'")
                    .getSingleResult();
            assertThat(planned)
                    .as("after five uses the database keeps the plan")
                    .isEqualTo(5L);
            return null;
        });
    }

    private static boolean usable(ProductKey presented) {
        return SCENARIO.call(
                ProductKeys.class, keys -> keys.findUsable(presented).isPresent());
    }

    private void update(String sql) {
        SCENARIO.database().transact(entities -> {
            int changed = entities.createNativeQuery(sql)
                    .setParameter("licenseId", license.licenseId())
                    .executeUpdate();
            assertThat(changed).isPositive();
        });
    }
}
