package org.menkyo.protocol.kms;

import java.time.Instant;
import java.util.UUID;
import org.menkyo.protocol.activation.LicenseState;
import org.menkyo.protocol.crypto.Bits128;

/** Requests for tests. */
final class KmsSamples {

    static final CatalogKey KEY = CatalogKey.of(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16});

    private KmsSamples() {}

    static KmsRequest request() {
        return request("server-01.example.com", 300);
    }

    static KmsRequest request(String machineName, int editionCode) {
        return new KmsRequest(
                editionCode,
                UUID.fromString("00112233-4455-6677-8899-aabbccddeeff"),
                machineName,
                LicenseState.INITIAL_GRACE,
                43200,
                false,
                Instant.parse("2026-11-21T10:11:12.345Z"),
                Bits128.parse("0f1e2d3c4b5a69788796a5b4c3d2e1f0"),
                Bits128.parse("a0a1a2a3a4a5a6a7a8a9aaabacadaeaf"),
                0);
    }
}
