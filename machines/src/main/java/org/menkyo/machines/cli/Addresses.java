package org.menkyo.machines.cli;

import java.net.URI;
import java.net.URISyntaxException;
import org.menkyo.client.center.InsecureAddressException;
import org.menkyo.machines.problem.ProblemException;

/** Addresses of centers as they are typed. */
final class Addresses {

    private static final int MAX_PORT = 0xffff;

    private Addresses() {}

    /** The REST address of a center: https, or http on this machine itself. */
    static URI center(String text) throws ProblemException {
        try {
            URI address = new URI(text);
            boolean isWeb = address.getHost() != null
                    && String.valueOf(address.getScheme()).matches("(?i)https?")
                    && address.getPort() <= MAX_PORT;
            if (isWeb) {
                InsecureAddressException.check(address);
                return address;
            }
        } catch (InsecureAddressException e) {
            throw ProblemException.wrong("insecure", text);
        } catch (URISyntaxException e) {
            throw ProblemException.wrong("address", text);
        }
        throw ProblemException.wrong("address", text);
    }
}
