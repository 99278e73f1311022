package org.menkyo.shared.rest;

/**
 * What REST makes of the value that a resource method returns.
 *
 * @param status the HTTP status
 * @param path the header Location below the root of the interface, or null
 * @param body what is written as JSON, or null
 */
record Answer(int status, String path, Object body) {

    static Answer of(Object returned) {
        if (returned instanceof Created<?> created) {
            return new Answer(201, created.path(), created.body());
        }
        if (returned instanceof Accepted<?> accepted) {
            return new Answer(202, null, accepted.body());
        }
        return new Answer(returned == null ? 204 : 200, null, returned);
    }
}
