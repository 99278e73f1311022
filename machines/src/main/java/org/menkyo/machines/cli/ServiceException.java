package org.menkyo.machines.cli;

import java.io.IOException;
import java.net.URI;

/** A center could not be reached, refused, or was not understood. */
final class ServiceException extends IOException {

    private static final long serialVersionUID = 1L;

    private final URI address;

    private ServiceException(URI address, IOException cause) {
        super(cause.getMessage(), cause);
        this.address = address;
    }

    /** A call to a service. */
    @FunctionalInterface
    interface Call<T> {

        T run() throws IOException;
    }

    /** Makes the call, and says of a failure whose it is. */
    static <T> T of(URI address, Call<T> call) throws ServiceException {
        try {
            return call.run();
        } catch (IOException e) {
            throw new ServiceException(address, e);
        }
    }

    URI address() {
        return address;
    }
}
