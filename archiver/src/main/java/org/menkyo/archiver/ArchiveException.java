package org.menkyo.archiver;

/** A month cannot be archived, or a file cannot be restored; the message says why, for people. */
public final class ArchiveException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ArchiveException(String message) {
        super(message);
    }

    public ArchiveException(String message, Throwable cause) {
        super(message, cause);
    }
}
