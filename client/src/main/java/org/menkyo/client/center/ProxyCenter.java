package org.menkyo.client.center;

import java.io.IOException;
import java.util.List;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.cil.ComputerInformationList.Completion;
import org.menkyo.protocol.key.ProductKey;

/** The publisher's activation service, as a tool sees it that activates for many computers (VA-404). */
@FunctionalInterface
public interface ProxyCenter {

    /** The greatest number of installations in one call. */
    int MAX_ITEMS = 1_000;

    /** One computer and the key that it has. */
    record Item(ProductKey key, InstallationId installationId) {}

    /**
     * Asks for the confirmations of many installations. The same call again costs nothing (VA-405).
     *
     * @param items 1…{@value #MAX_ITEMS}
     * @return what came of each, in the order of the items
     * @throws IOException if the service cannot be reached, refuses the call as a whole, or is not understood
     */
    List<Completion> activate(List<Item> items) throws IOException;
}
