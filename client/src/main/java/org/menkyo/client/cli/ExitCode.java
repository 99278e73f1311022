package org.menkyo.client.cli;

/** How a command ends; {@code docs/result-codes.md} lists them. */
public enum ExitCode {
    /** What was asked for was done. */
    DONE(0),
    /** It was not done, or not all of it; the text says why. */
    NOT_DONE(1),
    /** The command or what was typed is wrong. */
    WRONG_COMMAND(2),
    /** A file cannot be read, written or used, or a service that the work depends on failed. */
    BROKEN(3),
    /** Something that nobody expected: a fault of the program. */
    UNEXPECTED(4);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /** The number that the program ends with. */
    public int number() {
        return number;
    }
}
