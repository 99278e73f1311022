package org.menkyo.settings;

/** What can be wrong with the settings of an installation, with its database, and with the server. */
public enum ProblemCode {
    /** There is no setting of this name. */
    UNKNOWN_SETTING,
    /** It must be a whole number. */
    NOT_A_NUMBER,
    /** It is a number, and less or more than may be. */
    OUT_OF_RANGE,
    /** It must be {@code true} or {@code false}. */
    NOT_TRUE_OR_FALSE,
    /** It must be one of a few words. */
    NOT_ONE_OF,
    /** There is no time zone of this name. */
    NOT_A_TIME_ZONE,
    /** It must be a moment, with its offset from UTC. */
    NOT_A_MOMENT,
    /** It is no address of the kind that it must be: a URL, an address of a network or of this computer, or of a mailbox. */
    NOT_AN_ADDRESS,
    /** It must have another form. */
    WRONG_FORM,
    /** It names a file that is not there or cannot be read. */
    NO_SUCH_FILE,
    /** Another setting needs it. */
    MISSING,
    /** It does not go with another setting. */
    CONTRADICTION,
    /** The database does not answer, or not to one of the roles; a start waits for it. */
    DATABASE_NOT_REACHED,
    /** The database is of a version of PostgreSQL that is too old. */
    DATABASE_TOO_OLD,
    /** The database is not in UTF-8. */
    DATABASE_ENCODING,
    /** The application's role may do what it must not. */
    DATABASE_ROLES,
    /** The Java machine that runs the server cannot take in the application's classes. */
    NO_ROOM_FOR_CLASSES
}
