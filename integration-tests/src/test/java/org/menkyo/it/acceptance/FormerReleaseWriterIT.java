package org.menkyo.it.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.menkyo.it.demo.MainJob;
import org.menkyo.it.demo.Narration;
import org.menkyo.it.demo.Stage;
import org.menkyo.it.peer.Peers;
import org.menkyo.it.product.RunningProduct;

/** Writes what {@link UpgradeIT} upgrades, after the main job was played: {@code -Dformer-release.write=1.0.0}. */
@EnabledIfSystemProperty(named = FormerReleaseWriterIT.PROPERTY, matches = ".+")
class FormerReleaseWriterIT {

    static final String PROPERTY = "former-release.write";

    private static final String NAME = "release";

    @Test
    void writeTheDatabase(@TempDir Path folder) throws Exception {
        Peers.need(OwnDatabase.programs().isPresent(), "a PostgreSQL with its programs");
        FormerRelease release = FormerRelease.of(System.getProperty(PROPERTY));
        try (OwnDatabase database = OwnDatabase.start(folder)) {
            database.create(NAME);
            RunningProduct product = RunningProduct.create(database.settings(NAME));
            product.start();
            try {
                play(product);
            } finally {
                // An orderly stop leaves no rows of a server that runs, and the audit is chained.
                product.stop();
            }
            Path dump = folder.resolve("menkyo.dump");
            database.dump(NAME, dump);
            try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(release.dump()))) {
                Files.copy(dump, packed);
            }
            Files.copy(
                    product.data().resolve("master-key.cs"), release.masterKey(), StandardCopyOption.REPLACE_EXISTING);
            release.tell(
                    FormerRelease.fingerprint(database, NAME),
                    database.text(NAME, "show server_version"),
                    FormerRelease.count(database, NAME));
        }
        assertThat(release.counts().values())
                .allSatisfy(count -> assertThat(count).isPositive());
    }

    private static void play(RunningProduct product) {
        MainJob job = new MainJob(
                Stage.set(product.addresses(), new Narration(new PrintStream(OutputStream.nullOutputStream()))));
        job.asFarAsKeys();
        job.activateHost();
        job.activateByHost();
        job.activateByMak();
        job.readAudit();
        job.useLicenseInformation();
    }
}
