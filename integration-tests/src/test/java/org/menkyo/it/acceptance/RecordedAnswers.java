package org.menkyo.it.acceptance;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.menkyo.it.product.ProductDatabase;
import org.menkyo.protocol.crypto.Bits128;

/**
 * What the ledger of a KMS host says.
 *
 * @param times how often the answer to each nonce is recorded
 * @param added how often each machine was counted anew
 */
record RecordedAnswers(Map<Bits128, Integer> times, Map<UUID, Integer> added) {

    private static final int RECORD = 70;

    /** Reads all of it. */
    static RecordedAnswers of(ProductDatabase database, String host) {
        RecordedAnswers recorded = new RecordedAnswers(new HashMap<>(), new HashMap<>());
        List<ByteBuffer> batches = database.query(
                "SELECT records FROM kms_ledger l JOIN kms_host h ON h.id = l.host_id"
                        + " WHERE h.public_id = ?::uuid ORDER BY number",
                row -> ByteBuffer.wrap(row.getBytes(1)),
                host);
        batches.forEach(recorded::read);
        return recorded;
    }

    private void read(ByteBuffer records) {
        for (int at = 0; at < records.capacity(); at += RECORD) {
            records.position(at);
            UUID cmid = new UUID(records.getLong(), records.getLong());
            times.merge(Bits128.read(records), 1, Integer::sum);
            boolean isAdded = (records.get(at + 60) & 2) != 0;
            if (isAdded) {
                added.merge(cmid, 1, Integer::sum);
            }
        }
    }
}
