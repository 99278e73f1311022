package org.menkyo.order;

/** Where an order stands. */
public enum OrderState {
    /** The licence was recorded, and its permissions and keys follow from it (LC-109). */
    RECORDED
}
