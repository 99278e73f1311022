package org.menkyo.machines.inventory;

/** The inventory cannot be read, written or used; the message says why. */
public final class InventoryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InventoryException(String message, Throwable cause) {
        super(message, cause);
    }
}
