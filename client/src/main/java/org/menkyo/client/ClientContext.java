package org.menkyo.client;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.menkyo.client.center.ActivationCenter;
import org.menkyo.client.kms.HostDiscovery;
import org.menkyo.client.kms.KmsTransport;
import org.menkyo.client.store.EventLog;
import org.menkyo.protocol.catalog.CatalogEdition;
import org.menkyo.protocol.catalog.ClientCatalog;
import org.menkyo.protocol.kms.KmsRequest;

/** What a client works with, the same for its whole life. */
record ClientContext(
        ClientCatalog catalog,
        CatalogEdition edition,
        String machineName,
        Machine machine,
        KmsTransport transport,
        HostDiscovery discovery,
        Optional<ActivationCenter> center,
        EventLog eventLog,
        Clock clock,
        SecureRandom random,
        Locale language) {

    /** A machine's name as a request can carry it. */
    static String requestName(String name) {
        StringBuilder fitting = new StringBuilder();
        int bytes = 0;
        for (int codePoint : name.codePoints().toArray()) {
            String character = Character.toString(codePoint);
            bytes += character.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > KmsRequest.MAX_NAME_BYTES) {
                break;
            }
            fitting.append(Character.isISOControl(codePoint) ? "?" : character);
        }
        return fitting.toString();
    }
}
