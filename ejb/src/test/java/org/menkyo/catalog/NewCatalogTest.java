package org.menkyo.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.testing.TestDatabase;

class NewCatalogTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @Test
    @Tag("VA-308")
    @Tag("VA-301")
    void aNewCatalogIsEmptyAndHasALabelOfItsOwn() {
        DATABASE.transact(entities -> {
            ProductGroups groups = new ProductGroups(entities);
            Catalog catalog = groups.catalog();

            assertThat(catalog.kmsServiceLabel()).isEqualTo("_menkyo-kms._tcp");
            assertThat(catalog.kmsPort()).isEqualTo(1688);
            assertThat(catalog.kmsHostsPerKey()).isEqualTo(6);
            assertThat(catalog.kmsActivationsPerHost()).isEqualTo(10);
            assertThat(catalog.code()).matches("catalog-[0-9a-f]{16}");
            assertThat(groups.all()).isEmpty();
            assertThat(new Editions(entities).all()).isEmpty();
        });
    }

    @Test
    void theEntitiesFitTheTables() {
        DATABASE.validateEntities();
    }
}
