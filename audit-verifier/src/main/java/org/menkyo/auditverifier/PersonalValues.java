package org.menkyo.auditverifier;

import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.menkyo.auditverifier.Line.UnreadableException;
import org.menkyo.protocol.audit.Erasures;
import org.menkyo.protocol.audit.Erasures.Unexplained;
import org.menkyo.protocol.audit.SaltedValue;

/**
 * The personal values of records, which the records have by salted digests: those that are there must fit, and those that
 * are gone must have been erased by what the chain says (LC-1204). It keeps stretches of what is gone.
 */
final class PersonalValues {

    private final Erasures erasures = new Erasures();
    private long erased;

    /** Whether every value that stands beside a record is the one that was chained; notes those that do not stand there. */
    boolean fit(Line line, long record) throws UnreadableException {
        Map<String, SaltedValue> values = line.personal();
        Map<String, Object> digests = line.personalDigests();
        for (Map.Entry<String, SaltedValue> value : values.entrySet()) {
            String digest = HexFormat.of().formatHex(value.getValue().digest());
            if (!digest.equals(digests.get(value.getKey()))) {
                return false;
            }
        }
        for (String name : digests.keySet()) {
            if (!values.containsKey(name)) {
                erasures.lacks(record, name);
                erased++;
            }
        }
        return true;
    }

    /** The chain says that values were erased. */
    void erased(Line statement) throws UnreadableException {
        try {
            if (statement.record().get("values") instanceof Map<?, ?> values) {
                for (Map.Entry<?, ?> member : values.entrySet()) {
                    erasures.state(Map.of((String) member.getKey(), member.getValue()));
                }
                return;
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw new UnreadableException("the record's values are no row numbers");
    }

    /** The first value that is gone without a statement; to be asked when all lines were read. */
    Optional<Unexplained> unexplained() {
        return erasures.unexplained();
    }

    long erased() {
        return erased;
    }
}
