package org.menkyo.kms.serving;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.OptionalInt;

/** Where clients can connect to this node now, as the resource adapter has told. */
@ApplicationScoped
public class KmsPort {

    private volatile OptionalInt open = OptionalInt.empty();

    /** The port that is open, if one is. */
    public OptionalInt open() {
        return open;
    }

    public void opened(int number) {
        open = OptionalInt.of(number);
    }

    public void closed() {
        open = OptionalInt.empty();
    }
}
