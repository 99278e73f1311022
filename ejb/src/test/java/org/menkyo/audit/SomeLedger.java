package org.menkyo.audit;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.menkyo.protocol.audit.ChainSource;
import org.menkyo.protocol.crypto.Sha256;

/** Stretches of a ledger, as many as one asks for. */
class SomeLedger implements SealedSource {

    @Override
    public String name() {
        return ChainSource.KMS_LEDGER.label();
    }

    @Override
    public Map<Long, byte[]> digests(Collection<Long> ids) {
        return ids.stream()
                .collect(Collectors.toMap(
                        Function.identity(), id -> Sha256.digest().digest(new byte[] {id.byteValue()})));
    }

    @Override
    public List<Long> idsAfter(long id, int limit) {
        return List.of();
    }
}
