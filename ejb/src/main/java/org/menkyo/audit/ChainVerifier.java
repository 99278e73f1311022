package org.menkyo.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.menkyo.audit.AuditBreak.Problem;
import org.menkyo.protocol.audit.ChainLink;
import org.menkyo.protocol.audit.ChainSource;

/** Walks the whole chain and compares it with the rows that it was made of, in parts of bounded size. */
@ApplicationScoped
class ChainVerifier {

    private static final int PART = 1000;

    private final AuditChain chain;
    private final AuditCheckpoints checkpoints;
    private final Iterable<SealedSource> sources;
    private final AuditErasures erasures;
    private final CheckpointSigner signer;
    private final Clock clock;

    @Inject
    ChainVerifier(
            AuditChain chain,
            AuditCheckpoints checkpoints,
            Instance<SealedSource> sources,
            AuditErasures erasures,
            CheckpointSigner signer,
            Clock clock) {
        this(chain, checkpoints, (Iterable<SealedSource>) sources, erasures, signer, clock);
    }

    ChainVerifier(
            AuditChain chain,
            AuditCheckpoints checkpoints,
            Iterable<SealedSource> sources,
            AuditErasures erasures,
            CheckpointSigner signer,
            Clock clock) {
        this.chain = chain;
        this.checkpoints = checkpoints;
        this.sources = sources;
        this.erasures = erasures;
        this.signer = signer;
        this.clock = clock;
    }

    /** Verifies everything up to the first break. */
    AuditVerification verify() {
        Walk walk = new Walk(clock.instant());
        Optional<AuditBreak> found = walk.links();
        if (found.isEmpty()) {
            found = walk.end();
        }
        if (found.isEmpty()) {
            found = walk.archives();
        }
        if (found.isEmpty()) {
            found = unchained();
        }
        if (found.isEmpty()) {
            found = erasures.unexplained()
                    .map(value -> new AuditBreak(Problem.VALUE_GONE, null, ChainSource.AUDIT.label(), value.record()));
        }
        return new AuditVerification(
                found.isEmpty(),
                walk.last.number(),
                walk.signed,
                walk.archived.values().stream().mapToLong(Long::longValue).sum(),
                chain.countUnsealed(),
                HexFormat.of().formatHex(walk.last.hash()),
                found.orElse(null),
                walk.began);
    }

    private Optional<AuditBreak> unchained() {
        for (SealedSource source : sources) {
            List<Long> ids = source.idsAfter(Long.MIN_VALUE, PART);
            while (!ids.isEmpty()) {
                Set<Long> unaccounted = chain.unaccounted(source.name(), ids);
                if (!unaccounted.isEmpty()) {
                    Long first = new TreeSet<>(unaccounted).first();
                    return Optional.of(new AuditBreak(Problem.NOT_CHAINED, null, source.name(), first));
                }
                ids = source.idsAfter(ids.get(ids.size() - 1), PART);
            }
        }
        return Optional.empty();
    }

    /** One walk from the first link to the last. */
    private final class Walk {

        private final Map<String, SealedSource> byName = new HashMap<>();
        private final Map<String, Long> archived = new HashMap<>();
        private final Map<String, Long> archivedBefore = new HashMap<>();
        private final Instant began;
        private ChainLink last = ChainLink.start();
        private long signed;

        Walk(Instant began) {
            this.began = began;
            sources.forEach(source -> {
                byName.put(source.name(), source);
                archivedBefore.put(source.name(), source.archivedRows());
            });
        }

        Optional<AuditBreak> links() {
            List<AuditSeal> part = chain.linksAfter(last.number(), PART);
            while (!part.isEmpty()) {
                Map<String, Map<Long, byte[]>> digests = digests(part);
                Map<String, Map<Long, Long>> moved = moved(part, digests);
                Map<Long, AuditCheckpoint> stated =
                        checkpoints
                                .between(
                                        last.number() + 1,
                                        part.get(part.size() - 1).number())
                                .stream()
                                .collect(Collectors.toMap(AuditCheckpoint::sealNumber, Function.identity()));
                for (AuditSeal seal : part) {
                    Optional<AuditBreak> found = check(
                            seal, digests.get(seal.source()), moved.get(seal.source()), stated.get(seal.number()));
                    if (found.isPresent()) {
                        return found;
                    }
                }
                part = chain.linksAfter(last.number(), PART);
            }
            return Optional.empty();
        }

        private Map<String, Map<Long, byte[]>> digests(List<AuditSeal> part) {
            Map<String, List<Long>> ids = part.stream()
                    .collect(Collectors.groupingBy(
                            AuditSeal::source, Collectors.mapping(AuditSeal::refId, Collectors.toList())));
            Map<String, Map<Long, byte[]>> digests = new HashMap<>();
            ids.forEach((name, refIds) -> digests.put(
                    name, byName.containsKey(name) ? byName.get(name).digests(refIds) : Map.of()));
            return digests;
        }

        /** For the links whose rows are not what they were: how much of them is in archives. */
        private Map<String, Map<Long, Long>> moved(List<AuditSeal> part, Map<String, Map<Long, byte[]>> digests) {
            Map<String, List<Long>> ids = part.stream()
                    .filter(seal -> !Arrays.equals(digests.get(seal.source()).get(seal.refId()), seal.recordDigest()))
                    .collect(Collectors.groupingBy(
                            AuditSeal::source, Collectors.mapping(AuditSeal::refId, Collectors.toList())));
            Map<String, Map<Long, Long>> moved = new HashMap<>();
            ids.forEach((name, refIds) ->
                    moved.put(name, byName.containsKey(name) ? byName.get(name).archived(refIds) : Map.of()));
            return moved;
        }

        private Optional<AuditBreak> check(
                AuditSeal seal, Map<Long, byte[]> digests, Map<Long, Long> moved, AuditCheckpoint checkpoint) {
            if (seal.number() != last.number() + 1) {
                return Optional.of(new AuditBreak(Problem.GAP, last.number() + 1, null, null));
            }
            ChainLink next = last.next(seal.row());
            if (!Arrays.equals(next.hash(), seal.chainHash())) {
                return Optional.of(new AuditBreak(Problem.CHAIN_BROKEN, seal.number(), null, null));
            }
            byte[] digest = digests.get(seal.refId());
            if (!Arrays.equals(digest, seal.recordDigest())) {
                long rows = moved.getOrDefault(seal.refId(), 0L);
                if (rows == 0) {
                    Problem problem = digest == null ? Problem.MISSING : Problem.EDITED;
                    return Optional.of(new AuditBreak(problem, seal.number(), seal.source(), seal.refId()));
                }
                archived.merge(seal.source(), rows, Long::sum);
            }
            if (checkpoint != null) {
                if (!Arrays.equals(checkpoint.chainHash(), next.hash()) || !checkpoint.isSignedBy(signer)) {
                    return Optional.of(new AuditBreak(Problem.CHECKPOINT_WRONG, seal.number(), null, null));
                }
                signed++;
            }
            last = next;
            return Optional.empty();
        }

        /**
         * An archive names a range and how many rows of it were moved; who removed another row of the range is found by
         * their sum. Archives that were made meanwhile leave room for both.
         */
        Optional<AuditBreak> archives() {
            for (SealedSource source : sources) {
                long gone = archived.getOrDefault(source.name(), 0L);
                if (gone < archivedBefore.get(source.name()) || gone > source.archivedRows()) {
                    return Optional.of(new AuditBreak(Problem.ARCHIVE_WRONG, null, source.name(), null));
                }
            }
            return Optional.empty();
        }

        /** A checkpoint behind the last link tells that there were more. */
        Optional<AuditBreak> end() {
            return checkpoints.between(last.number() + 1, Long.MAX_VALUE).stream()
                    .findFirst()
                    .filter(checkpoint -> chain.linksAfter(last.number(), 1).isEmpty())
                    .map(checkpoint -> new AuditBreak(Problem.CUT_OFF, last.number() + 1, null, null));
        }
    }
}
