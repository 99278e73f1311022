package org.menkyo.summary;

/** What the lines of the license summary are ordered by; lines that are equal in it, by license ID and product. */
public enum LicenseSummaryOrder {
    LICENSE_ID("licenseId"),
    PRODUCT("product"),
    /** The greatest first. */
    QUANTITY("quantity"),
    /** What ends first comes first, what has no end comes last. */
    END("end");

    private final String word;

    LicenseSummaryOrder(String word) {
        this.word = word;
    }

    /** As it is asked for. */
    public String word() {
        return word;
    }
}
