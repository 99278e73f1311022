package org.menkyo.it.permission;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** What a caller signs in with by HTTP Basic. */
public record Credentials(String name, String password) {

    /** Nobody signs in. */
    public static final Credentials NONE = new Credentials(null, null);

    /** The Authorization header; empty for nobody. */
    public Optional<String> header() {
        return Optional.ofNullable(name)
                .map(user -> "Basic "
                        + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8)));
    }
}
