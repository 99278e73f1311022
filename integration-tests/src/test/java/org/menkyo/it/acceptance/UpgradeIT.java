package org.menkyo.it.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.menkyo.it.demo.Narration;
import org.menkyo.it.demo.RestSession;
import org.menkyo.it.demo.Stage;
import org.menkyo.it.peer.Peers;
import org.menkyo.it.product.RunningProduct;

/** Databases that former releases left are restored, and a server of today is started on them. */
class UpgradeIT {

    @TempDir
    private static Path folder;

    private static OwnDatabase database;

    @BeforeAll
    static void begin() {
        Peers.need(OwnDatabase.programs().isPresent(), "a PostgreSQL with its programs");
        database = OwnDatabase.start(folder);
    }

    @AfterAll
    static void end() {
        if (database != null) {
            database.close();
        }
    }

    @ParameterizedTest
    @MethodSource("releases")
    @Tag("LC-1203")
    void anUpgradeKeepsAllData(FormerRelease release) throws Exception {
        String name = "upgraded_" + release.toString().replaceAll("\\W", "_");
        database.create(name);
        Path dump = folder.resolve(name + ".dump");
        try (InputStream packed = new GZIPInputStream(Files.newInputStream(release.dump()))) {
            Files.copy(packed, dump);
        }
        database.restore(dump, name);
        long changes = database.number(name, "select count(*) from databasechangelog");
        // Also where no change was added since, all are compared, as after one.
        database.asOwner(name, "comment on table databasechangelog is null");
        RunningProduct product = RunningProduct.create(database.settings(name));
        Path masterKey = Files.copy(release.masterKey(), product.data().resolve("master-key.cs"));
        Files.setPosixFilePermissions(masterKey, PosixFilePermissions.fromString("rw-------"));

        // It does not get ready unless every change can be made, every entity fits its table, and the master key is
        // this one.
        product.start();

        try {
            assertThat(FormerRelease.count(database, name)).containsAllEntriesOf(Map.copyOf(release.counts()));
            assertThat(FormerRelease.fingerprint(database, name)).isEqualTo(release.fingerprint());
            assertThat(database.number(name, "select count(*) from databasechangelog"))
                    .isGreaterThanOrEqualTo(changes);
            Stage stage =
                    Stage.set(product.addresses(), new Narration(new PrintStream(OutputStream.nullOutputStream())));
            RestSession auditor = stage.demoAccount("demo-auditor");
            JsonObject verified = auditor.get("/audit/verification").expect(200).object();
            assertThat(verified.getBoolean("intact")).as("%s", verified).isTrue();
            assertThat(verified.getJsonNumber("links").longValue())
                    .isGreaterThan(release.counts().get("audit records of the main job"));
        } finally {
            product.stop();
        }
    }

    static List<FormerRelease> releases() {
        return FormerRelease.all();
    }
}
