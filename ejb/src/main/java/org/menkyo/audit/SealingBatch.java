package org.menkyo.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.menkyo.protocol.audit.ChainLink;
import org.menkyo.protocol.audit.ChainedRow;

/** One transaction of the sealer. */
@ApplicationScoped
class SealingBatch {

    /** How much time lies between two checkpoints at least. */
    static final Duration CHECKPOINT_INTERVAL = Duration.ofMinutes(1);

    private final AuditChain chain;
    private final AuditCheckpoints checkpoints;
    private final Iterable<SealedSource> sources;
    private final CheckpointSigner signer;
    private final Clock clock;

    @Inject
    SealingBatch(
            AuditChain chain,
            AuditCheckpoints checkpoints,
            Instance<SealedSource> sources,
            CheckpointSigner signer,
            Clock clock) {
        this(chain, checkpoints, (Iterable<SealedSource>) sources, signer, clock);
    }

    SealingBatch(
            AuditChain chain,
            AuditCheckpoints checkpoints,
            Iterable<SealedSource> sources,
            CheckpointSigner signer,
            Clock clock) {
        this.chain = chain;
        this.checkpoints = checkpoints;
        this.sources = sources;
        this.signer = signer;
        this.clock = clock;
    }

    /**
     * Chains rows that wait for it, unless another server is doing so.
     *
     * @return whether more may be waiting
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean seal() {
        if (!chain.tryLock()) {
            return false;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        ChainLink last = chain.last();
        boolean more = false;
        for (SealedSource source : sources) {
            List<Long> waiting = chain.unsealed(source.name(), source.atOnce());
            if (!waiting.isEmpty()) {
                last = chain.lengthen(source, waiting, last, now);
                more |= waiting.size() == source.atOnce();
            }
        }
        signCheckpoint(last, now);
        return more;
    }

    private void signCheckpoint(ChainLink last, Instant now) {
        Optional<AuditCheckpoint> before = checkpoints.last();
        boolean longer = last.number() > before.map(SealingBatch::ownLink).orElse(0L);
        boolean due = before.map(checkpoint ->
                        !checkpoint.signedAt().plus(CHECKPOINT_INTERVAL).isAfter(now))
                .orElse(true);
        if (longer && due) {
            AuditCheckpoint checkpoint = new AuditCheckpoint(last, now, signer);
            checkpoints.add(checkpoint);
            ChainedRow row = new ChainedRow(checkpoints.name(), checkpoint.sealNumber(), checkpoint.digest(), now);
            chain.add(List.of(new AuditSeal(last.next(row), row)), checkpoints.name(), now);
        }
    }

    /** The link that stands for a checkpoint follows the one that it speaks of, and needs no checkpoint itself. */
    private static long ownLink(AuditCheckpoint checkpoint) {
        return checkpoint.sealNumber() + 1;
    }
}
