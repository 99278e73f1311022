package org.menkyo.protocol.cil;

/** A text that is no computer information list of a known version; the message says where it is wrong. */
public final class CilFormatException extends Exception {

    CilFormatException(String message) {
        super(message);
    }

    CilFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
