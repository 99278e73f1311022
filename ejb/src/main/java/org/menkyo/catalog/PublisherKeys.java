package org.menkyo.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.menkyo.protocol.activation.ConfirmationCodec;
import org.menkyo.protocol.certificate.SigningKey;
import org.menkyo.protocol.certificate.VerifyingKey;
import org.menkyo.protocol.key.ProductKeyCodec;
import org.menkyo.protocol.kms.CatalogKey;

/**
 * The publisher's keys. This installation makes them itself at their first use; they stay the same for ever, since
 * issued product keys, certificates and clients depend on them.
 */
@ApplicationScoped
public class PublisherKeys {

    private final InstallationKeys keys;
    private volatile SigningKey signingKey;
    private volatile CatalogKey catalogKey;
    private volatile byte[] confirmationKey;
    private volatile ProductKeyCodec productKeyCodec;

    @Inject
    public PublisherKeys(InstallationKeys keys) {
        this.keys = keys;
    }

    /** Signs host certificates and confirmations (VA-302, VA-402). */
    public SigningKey signingKey() {
        SigningKey known = signingKey;
        if (known == null) {
            known = SigningKey.ofSeed(keys.obtain(InstallationKeyPurpose.PUBLISHER_SIGNING));
            signingKey = known;
        }
        return known;
    }

    /** The public keys whose signatures the catalog's clients believe. */
    public List<VerifyingKey> verifyingKeys() {
        return List.of(signingKey().publicKey());
    }

    /** Authenticates KMS requests (VA-304). */
    public CatalogKey catalogKey() {
        CatalogKey known = catalogKey;
        if (known == null) {
            known = CatalogKey.of(keys.obtain(InstallationKeyPurpose.KMS_REQUEST));
            catalogKey = known;
        }
        return known;
    }

    /** Makes confirmation IDs (VA-403). */
    public ConfirmationCodec confirmationCodec() {
        return new ConfirmationCodec(confirmationKey());
    }

    /** Makes product keys and tells genuine ones from invented ones (VA-106). */
    public ProductKeyCodec productKeyCodec() {
        ProductKeyCodec known = productKeyCodec;
        if (known == null) {
            known = new ProductKeyCodec(keys.obtain(InstallationKeyPurpose.PRODUCT_KEY_CHECK));
            productKeyCodec = known;
        }
        return known;
    }

    /** The key behind confirmation IDs, which clients carry too; 32 bytes. */
    byte[] confirmationKey() {
        byte[] known = confirmationKey;
        if (known == null) {
            known = keys.obtain(InstallationKeyPurpose.CONFIRMATION);
            confirmationKey = known;
        }
        return known.clone();
    }
}
