package org.menkyo.admin;

/** Why a command was not done, in words for whoever typed it. */
final class AdminException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    AdminException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** One of {@link MenkyoAdmin}'s. */
    int exitCode() {
        return exitCode;
    }
}
