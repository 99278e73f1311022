package org.menkyo.order;

/** Where an order stands. */
public enum OrderState {
    /** The licence was recorded, and its permissions and keys follow from it (LC-109). */
    RECORDED,
    /** The order was cancelled as a whole, and its licence ended (LC-108). */
    CANCELLED,
    /** All its licences were returned, and its licence ID ended (LC-108). */
    RETURNED
}
