package org.menkyo.catalog;

/** What a key that this installation makes once is for. */
enum InstallationKeyPurpose {
    /** Seed of the publisher's Ed25519 key, 32 bytes: signs host certificates and confirmations (VA-302, VA-402). */
    PUBLISHER_SIGNING(32),
    /** The catalog's AES key, 16 bytes: authenticates KMS requests (VA-304). */
    KMS_REQUEST(16),
    /** Makes confirmation IDs, 32 bytes (VA-403). */
    CONFIRMATION(32),
    /** Makes and checks the keyed check of product keys, 32 bytes (VA-106). */
    PRODUCT_KEY_CHECK(32);

    private final int length;

    InstallationKeyPurpose(int length) {
        this.length = length;
    }

    /** The key's length in bytes. */
    int length() {
        return length;
    }
}
