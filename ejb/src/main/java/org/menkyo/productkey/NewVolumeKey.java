package org.menkyo.productkey;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.menkyo.catalog.CatalogExtract;
import org.menkyo.protocol.key.KeyType;
import org.menkyo.protocol.key.ProductKey;
import org.menkyo.shared.StatementList;

/**
 * A MAK or KMS host key that is to be kept with a new license ID (VA-102).
 *
 * @param agreementId the internal id of the license ID's agreement
 * @param publicId names it from outside
 * @param group what it is for
 * @param key the key
 * @param sealed the key as it is kept
 * @param permitted how many machines a MAK, how many hosts a KMS host key activates
 * @param activationsPerHost how often a KMS host key activates each host; null for a MAK (VA-301)
 */
record NewVolumeKey(
        long agreementId,
        UUID publicId,
        CatalogExtract.Group group,
        ProductKey key,
        SealedProductKey sealed,
        int permitted,
        Integer activationsPerHost) {

    private static final String ADD = """
            INSERT INTO product_key (public_id, agreement_id, product_group_id, type, serial, sealed_key, key_hash,
              prefix_hash, last_characters, licensed, granted, permitted, used, returned, told_percent, activations_per_host, state,
              issued_at)
            SELECT k.public_id::uuid, k.agreement_id, k.group_id, k.type, k.serial, k.sealed_key, k.key_hash, k.prefix_hash,
              k.last_characters, k.permitted, 0, k.permitted, 0, 0, 0, k.per_host, 'ACTIVE', ?
            FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) WITH ORDINALITY AS k (agreement_id, public_id, group_id, type, serial, sealed_key,
              key_hash, prefix_hash, last_characters, permitted, per_host, place)
            ORDER BY k.place
            """;

    /** Keeps keys of agreements that were added before. */
    static void add(StatementList statements, List<NewVolumeKey> keys, Instant issuedAt) {
        if (!keys.isEmpty()) {
            statements.add(
                    ADD,
                    issuedAt,
                    StatementList.longs(keys, NewVolumeKey::agreementId),
                    StatementList.texts(keys, key -> key.publicId().toString()),
                    StatementList.longs(keys, key -> key.group().id()),
                    StatementList.texts(keys, key -> key.type().name()),
                    StatementList.longs(keys, key -> key.key().serial()),
                    StatementList.bytes(keys, key -> key.sealed().ciphertext()),
                    StatementList.bytes(keys, key -> key.sealed().hash()),
                    StatementList.bytes(keys, key -> key.sealed().prefixHash()),
                    StatementList.texts(keys, key -> MaskedKey.lastCharacters(key.key())),
                    StatementList.integers(keys, NewVolumeKey::permitted),
                    StatementList.integers(keys, NewVolumeKey::activationsPerHost));
        }
    }

    KeyType type() {
        return key.type();
    }

    /** The key with all but its last characters hidden. */
    String masked() {
        return MaskedKey.ending(MaskedKey.lastCharacters(key));
    }
}
