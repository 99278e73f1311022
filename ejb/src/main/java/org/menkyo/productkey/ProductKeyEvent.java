package org.menkyo.productkey;

/** What happens to product keys as a consequence of something else, as the audit names it. */
enum ProductKeyEvent {
    /** A key was issued to a license ID (VA-102). */
    PRODUCT_KEY_ISSUED,
    /** A MAK permits more machines since more licenses were ordered. */
    PRODUCT_KEY_RAISED,
    /** A MAK permits fewer machines since licenses were returned, taken away or have ended. */
    PRODUCT_KEY_LOWERED
}
