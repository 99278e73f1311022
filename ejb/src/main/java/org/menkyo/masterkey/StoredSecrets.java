package org.menkyo.masterkey;

/**
 * A column of sealed secrets. Whoever keeps secrets in a table offers one of these, so that they can be sealed anew when the
 * master key changes; a test finds a column of sealed values that nobody offers.
 */
public interface StoredSecrets {

    /** The table and the column, joined by a dot. */
    String column();

    /** How many secrets are not sealed with the current master key, or are not bound to their rows. */
    long left();

    /**
     * Seals some of them anew, in the running transaction. Rows that somebody else works on are passed over.
     *
     * @param after the place behind which to begin, as the call before returned it; null to begin with the first
     * @param most how many at most
     * @return how far it came; null if there are no more
     */
    Object sealAnew(Object after, int most);
}
