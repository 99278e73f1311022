package org.menkyo.auditverifier;

/** What can be wrong with an exported audit; the words are those of the server's own verification where it has them. */
public enum Problem {
    /** An audit record says something else than when it was chained. */
    EDITED,
    /** An audit record is gone, while its link is there. */
    MISSING,
    /** A link is gone: the numbers have a gap. */
    GAP,
    /** A link was altered: its hash does not follow from the one before. */
    CHAIN_BROKEN,
    /** Links at the end are gone, or the signed end is. */
    CUT_OFF,
    /** A checkpoint or the signed end says something else than the chain. */
    CHECKPOINT_WRONG,
    /** More or fewer records are lacking than the chain says were archived, or a file of them is another one's. */
    ARCHIVE_WRONG,
    /** A personal value of a record is gone, and no statement of the chain says that it was erased. */
    VALUE_GONE,
    /** A signature is not one of the expected key over what it stands under. */
    SIGNATURE_WRONG,
    /** A line is none of an export. */
    UNREADABLE
}
