package org.menkyo.client.cli;

import java.io.IOException;
import java.net.URI;

/** A service that the work depends on could not be reached, refused, or was not understood. */
final class ServiceException extends IOException {

    private final URI address;

    ServiceException(URI address, IOException cause) {
        super(cause.getMessage(), cause);
        this.address = address;
    }

    URI address() {
        return address;
    }
}
