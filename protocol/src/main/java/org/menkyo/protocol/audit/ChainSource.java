package org.menkyo.protocol.audit;

import java.util.Arrays;

/** What a link of the audit chain can stand for. A chain that names anything else was tampered with. */
public enum ChainSource {
    /** An audit record; the link refers to its id. */
    AUDIT("audit"),
    /** A checkpoint; its link follows the link that it speaks of, and refers to that link's number. */
    CHECKPOINT("audit-checkpoint"),
    /** The statement that a month was moved to a file; the link refers to its id. */
    ARCHIVED_MONTH("archived-month"),
    /** The statement that personal values were erased; the link refers to its id. */
    ERASED_VALUES("erased-values"),
    /** A stretch of the ledger of a KMS host; the link refers to its id. */
    KMS_LEDGER("kms-ledger");

    private final String label;

    ChainSource(String label) {
        this.label = label;
    }

    /** The word that stands in the chain and in exports; never changes. */
    public String label() {
        return label;
    }

    /** Whether links may have this source. */
    public static boolean isKnown(String label) {
        return Arrays.stream(values()).anyMatch(source -> source.label.equals(label));
    }
}
