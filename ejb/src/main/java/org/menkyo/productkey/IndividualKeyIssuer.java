package org.menkyo.productkey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.menkyo.agreement.Agreement;
import org.menkyo.agreement.AgreementRepository;
import org.menkyo.catalog.Edition;
import org.menkyo.catalog.PublisherKeys;
import org.menkyo.protocol.key.KeyType;
import org.menkyo.protocol.key.ProductKey;
import org.menkyo.protocol.key.ProductKeyCodec;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.RejectedException;

/**
 * Issues individual keys: for an edition that is excluded from volume activation, each for one activation (VA-109). A
 * batch is written in one transaction; serials come from the sequence that all keys share, so no two keys are the same
 * (VA-106), and the database refuses it if they were.
 */
@ApplicationScoped
public class IndividualKeyIssuer {

    /** The greatest batch. */
    public static final int MAX_BATCH = 100_000;

    /** Keys that are made and sent to the database together. */
    private static final int CHUNK = 1_000;

    private final AgreementRepository agreements;
    private final PublisherKeys publisherKeys;
    private final ProductKeyVault vault;
    private final ProductKeyRepository keys;
    private final Clock clock;

    @Inject
    public IndividualKeyIssuer(
            AgreementRepository agreements,
            PublisherKeys publisherKeys,
            ProductKeyVault vault,
            ProductKeyRepository keys,
            Clock clock) {
        this.agreements = agreements;
        this.publisherKeys = publisherKeys;
        this.vault = vault;
        this.keys = keys;
        this.clock = clock;
    }

    /** How many individual keys of an edition a license ID has, and how many its licenses entitle it to. */
    public record Issued(long keys, long entitled) {}

    /**
     * Issues a number of keys for an edition without a product group.
     *
     * @return what the license ID has afterwards
     * @throws RejectedException INDIVIDUAL_KEYS_EXHAUSTED if the license ID is entitled to fewer
     */
    public Issued issue(Agreement agreement, Edition edition, int quantity) {
        // Two batches for one license ID follow each other, so that together they do not exceed what it is entitled to.
        agreements.lock(agreement);
        return issue(agreement, edition, quantity, keys.individualKeys(agreement, edition));
    }

    /** Issues further keys to an agreement that is locked. */
    private Issued issue(Agreement agreement, Edition edition, int quantity, long before) {
        Instant now = clock.instant();
        long entitled = keys.entitledQuantity(agreement, edition, now);
        if (!agreement.isInForce() || before + quantity > entitled) {
            throw new RejectedException(ErrorCode.INDIVIDUAL_KEYS_EXHAUSTED, entitled, before);
        }
        for (int done = 0; done < quantity; done += CHUNK) {
            keys.addIndividual(agreement, edition, make(Math.min(CHUNK, quantity - done)), now);
        }
        return new Issued(before + quantity, entitled);
    }

    /**
     * Issues as many keys for an edition without a product group as a license ID lacks to have so many.
     *
     * @return how many were issued
     * @throws RejectedException INDIVIDUAL_KEYS_EXHAUSTED if the license ID is entitled to fewer
     */
    public int issueUpTo(Agreement agreement, Edition edition, long wanted) {
        agreements.lock(agreement);
        long before = keys.individualKeys(agreement, edition);
        int lacking = (int) Math.max(0, wanted - before);
        if (lacking > 0) {
            issue(agreement, edition, lacking, before);
        }
        return lacking;
    }

    private List<NewKey> make(int count) {
        ProductKeyCodec codec = publisherKeys.productKeyCodec();
        List<Long> serials = keys.nextSerials(count);
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    ProductKey key = codec.encode(KeyType.INDIVIDUAL, ProductKeyIssuer.NO_GROUP, serials.get(i));
                    UUID publicId = UUID.randomUUID();
                    return new NewKey(publicId, key, vault.seal(publicId, key));
                })
                .toList();
    }

    /** A key that is not in the database yet. */
    record NewKey(UUID publicId, ProductKey key, SealedProductKey sealed) {}
}
