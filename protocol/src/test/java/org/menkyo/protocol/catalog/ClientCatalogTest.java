package org.menkyo.protocol.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.menkyo.protocol.certificate.Platform;
import org.menkyo.protocol.certificate.SigningKey;
import org.menkyo.protocol.kms.CatalogKey;

class ClientCatalogTest {

    private static final SecureRandom RANDOM = new SecureRandom();

    @Test
    @Tag("VA-306")
    @Tag("VA-308")
    void survivesItsTextForm() {
        ClientCatalog catalog = catalog();
        ClientCatalog read = ClientCatalog.parse(catalog.toText());
        assertThat(read).isEqualTo(catalog).hasSameHashCodeAs(catalog);
        assertThat(read.editions()).isEqualTo(catalog.editions());
        assertThat(read.publisherKeys()).isEqualTo(catalog.publisherKeys());
        assertThat(read.catalogKey()).isEqualTo(catalog.catalogKey());
        assertThat(read.confirmationKey()).isEqualTo(catalog.confirmationKey());
        assertThat(read.center()).contains(URI.create("https://example.com/api"));
        assertThat(read.edition(2).orElseThrow().threshold()).isEqualTo(5);
        assertThat(read.edition(3).orElseThrow().groupRank()).isEmpty();
        assertThat(read.edition(4)).isEmpty();
        assertThat(read.toText()).isEqualTo(catalog.toText());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "format",
                "catalog.id",
                "catalog.name",
                "catalog.key",
                "confirmation.key",
                "publisher.keys",
                "service.label",
                "port",
                "edition.1.platform",
                "edition.2.threshold",
                "edition.3.rearms"
            })
    void namesTheSettingThatIsMissingOrWrong(String setting) {
        String text = catalog().toText();
        String line = "(?m)^" + setting.replace(".", "\\.") + "=.*$";
        assertThatThrownBy(() -> ClientCatalog.parse(text.replaceFirst(line, "")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(setting);
        if (!setting.equals("catalog.id") && !setting.equals("catalog.name") && !setting.equals("service.label")) {
            assertThatThrownBy(() -> ClientCatalog.parse(text.replaceFirst(line, setting + "=?")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(setting);
        }
    }

    @Test
    void hidesItsKeysAndProtectsThem() {
        ClientCatalog catalog = catalog();
        catalog.confirmationKey()[0] ^= 1;
        assertThat(catalog.confirmationKey()).isEqualTo(catalog.confirmationKey());
        assertThat(catalog.toString()).doesNotContain(catalog.catalogKey().toText());
    }

    @Test
    void readsTextThatAPersonEdited() {
        String text = "# ours\r\n"
                + catalog().toText().replace("\n", "\r\n").replaceAll("(?m)^([a-z0-9.]+)=(.*)$", "$1 = $2  ");
        assertThat(ClientCatalog.parse(text).name()).isEqualTo("見本 \\ Sample");
    }

    static ClientCatalog catalog() {
        return new ClientCatalog(
                "sample",
                "見本 \\ Sample",
                CatalogKey.generate(RANDOM),
                RANDOM.generateSeed(32),
                List.of(
                        SigningKey.generate(RANDOM).publicKey(),
                        SigningKey.generate(RANDOM).publicKey()),
                "_vlmcs._tcp",
                1688,
                Optional.of(URI.create("https://example.com/api")),
                List.of(
                        edition(1, "Client Business", Platform.CLIENT, 10, 25),
                        edition(2, "Server Standard", Platform.SERVER, 30, 5),
                        new CatalogEdition(
                                3,
                                "Client Ultimate",
                                Platform.CLIENT,
                                OptionalInt.empty(),
                                OptionalInt.empty(),
                                25,
                                30,
                                3)));
    }

    private static CatalogEdition edition(int code, String name, Platform platform, int rank, int threshold) {
        return new CatalogEdition(
                code, name, platform, OptionalInt.of(rank), OptionalInt.of(rank / 10), threshold, 30, 3);
    }
}
