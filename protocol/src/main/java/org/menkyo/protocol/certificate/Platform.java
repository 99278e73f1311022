package org.menkyo.protocol.certificate;

/** The kind of operating system that an edition belongs to and that a KMS host runs on (VA-104). */
public enum Platform {
    /** A desktop. A host on it serves client editions only. */
    CLIENT(1),
    /** A server of the current release. */
    SERVER(2),
    /** Another server, such as one of an older release. */
    OTHER_SERVER(3);

    private final int code;

    Platform(int code) {
        this.code = code;
    }

    /** The number that stands for this platform in certificates. */
    public int code() {
        return code;
    }

    /** Whether a host on this platform may serve an edition of the given one, whatever its key covers (VA-104). */
    public boolean mayServe(Platform edition) {
        return this != CLIENT || edition == CLIENT;
    }

    /**
     * The platform of a certificate's code.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Platform ofCode(int code) {
        for (Platform platform : values()) {
            if (platform.code == code) {
                return platform;
            }
        }
        throw new IllegalArgumentException("no platform has the code " + code);
    }
}
