package org.menkyo.shared.start;

import java.util.Optional;

/** What whoever watches a server should know although the server can work. */
@FunctionalInterface
public interface ReadinessDetail {

    /** A word for it, while it is so; answered without waiting for anything. */
    Optional<String> detail();
}
