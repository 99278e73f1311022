package org.menkyo.order;

/** Where an order stands. */
public enum OrderState {
    /** The license was recorded, and its permissions and keys follow from it (LC-109). */
    RECORDED,
    /** The order was cancelled as a whole, and its license ended (LC-108). */
    CANCELLED,
    /** All its licenses were returned, and its license ID ended (LC-108). */
    RETURNED
}
