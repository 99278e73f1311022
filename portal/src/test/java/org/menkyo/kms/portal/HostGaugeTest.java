package org.menkyo.kms.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.catalog.CatalogDocument;
import org.menkyo.catalog.CatalogDocument.EditionEntry;
import org.menkyo.catalog.CatalogDocument.Group;
import org.menkyo.kms.host.HostCondition;
import org.menkyo.kms.portal.HostGauge.Threshold;
import org.menkyo.kms.report.KmsHostView;
import org.menkyo.protocol.certificate.Platform;

@Tag("VA-306")
class HostGaugeTest {

    private static final CatalogDocument CATALOG = new CatalogDocument(
            2,
            1,
            "C",
            "Catalog",
            null,
            List.of(new Group("LOW", "Low", 1, 10, 0), new Group("HIGH", "High", 2, 20, 0)),
            List.of(
                    edition("Desktop", "LOW", Platform.CLIENT, 25),
                    edition("Server", "LOW", Platform.SERVER, 5),
                    edition("Web server", "LOW", Platform.SERVER, 5),
                    edition("Data center", "HIGH", Platform.SERVER, 5),
                    edition("Home", null, Platform.CLIENT, 25)),
            List.of(),
            List.of());

    @Test
    void hasTheThresholdsOfWhatKeyAndPlatformCover() {
        assertThat(HostGauge.of(host("LOW", Platform.SERVER, 7), CATALOG).thresholds())
                .extracting(Threshold::threshold, Threshold::missing, Threshold::editions)
                .containsExactly(tuple(5, 0, List.of("Server", "Web server")), tuple(25, 18, List.of("Desktop")));
        assertThat(HostGauge.of(host("HIGH", Platform.CLIENT, 7), CATALOG).thresholds())
                .extracting(Threshold::editions)
                .containsExactly(List.of("Desktop"));
    }

    @Test
    void aHostWithoutKeyServesNothing() {
        assertThat(HostGauge.of(host(null, null, 0), CATALOG).thresholds()).isEmpty();
    }

    private static EditionEntry edition(String name, String group, Platform platform, int threshold) {
        return new EditionEntry(
                name.toUpperCase(Locale.ROOT).replace(' ', '-'), 1, name, group, platform, threshold, 30, 3);
    }

    private static KmsHostView host(String keyGroup, Platform platform, int count) {
        return new KmsHostView(
                new UUID(0, 1),
                "host",
                keyGroup != null,
                HostCondition.ACTIVATED,
                null,
                null,
                null,
                keyGroup,
                platform,
                null,
                null,
                null,
                true,
                10_080,
                120,
                null,
                false,
                count,
                Map.of(),
                null,
                new KmsHostView.Projection(0, 0, 0, 0, null, null),
                0);
    }
}
