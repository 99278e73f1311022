package org.menkyo.it.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A database as a release left it, with the demo's data and the main job in it: the dump, the master key that its secrets are sealed
 * with, and what was counted. Nothing in it is worth keeping from anybody.
 */
record FormerRelease(Path folder) {

    /** Of each kind of thing that an upgrade must keep, the query that counts it in a database as it is today. */
    private static final Map<String, String> COUNTED = Map.ofEntries(
            Map.entry("accounts", "select count(*) from account"),
            Map.entry("people", "select count(*) from app_user"),
            Map.entry("agreements", "select count(*) from agreement"),
            Map.entry("orders", "select count(*) from license_order"),
            Map.entry("order lines", "select count(*) from license_order_line"),
            Map.entry("permissions", "select count(*) from permission"),
            Map.entry("permission requests", "select count(*) from permission_request"),
            Map.entry("product keys", "select count(*) from product_key"),
            Map.entry("confirmations", "select count(*) from confirmation"),
            Map.entry("activated machines", "select count(*) from activated_machine"),
            Map.entry("KMS hosts", "select count(*) from kms_host"),
            Map.entry("machines of KMS hosts", "select count(*) from kms_client"),
            Map.entry("requests of the ledger", "select coalesce(sum(request_count), 0) from kms_ledger"),
            Map.entry("benefit grants", "select count(*) from benefit_grant"),
            Map.entry(
                    "audit records of the main job",
                    "select count(*) from audit_record where party <> 'SYSTEM' and action not like '%QUARANTINE%'"));

    private static final Path ALL = Path.of("src/test/resources/former-releases");
    private static final String COUNT = "count of ";

    /** Every one that there is. */
    static List<FormerRelease> all() {
        try (Stream<Path> folders = Files.list(ALL)) {
            return folders.filter(Files::isDirectory)
                    .sorted()
                    .map(FormerRelease::new)
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The place for one that is about to be written. */
    static FormerRelease of(String release) throws IOException {
        return new FormerRelease(Files.createDirectories(ALL.resolve(release)));
    }

    /** The dump in the form of {@code pg_restore}, packed. */
    Path dump() {
        return folder.resolve("menkyo.dump.gz");
    }

    Path masterKey() {
        return folder.resolve("master-key.cs");
    }

    /** The fingerprint of the master key in hexadecimal. */
    String fingerprint() {
        return told().getProperty("fingerprint of the master key");
    }

    /** What was counted when it was written. */
    Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        told().forEach((name, value) -> {
            if (name.toString().startsWith(COUNT)) {
                counts.put(name.toString().substring(COUNT.length()), Long.valueOf(value.toString()));
            }
        });
        return counts;
    }

    /** The same things, counted in a database now. */
    static Map<String, Long> count(OwnDatabase database, String name) {
        Map<String, Long> counts = new TreeMap<>();
        COUNTED.forEach((what, query) -> counts.put(what, database.number(name, query)));
        return counts;
    }

    /** The fingerprint of the master key that a database is sealed with. */
    static String fingerprint(OwnDatabase database, String name) {
        return database.text(name, "select encode(fingerprint, 'hex') from master_key where state = 'CURRENT'");
    }

    /** Notes what there is to know of it. */
    void tell(String fingerprint, String postgres, Map<String, Long> counts) throws IOException {
        StringBuilder text = new StringBuilder("# Written by FormerReleaseWriterIT; do not edit.\n");
        text.append(property("made by PostgreSQL", postgres));
        text.append(property("fingerprint of the master key", fingerprint));
        counts.forEach((what, count) -> text.append(property(COUNT + what, count.toString())));
        Files.writeString(folder.resolve("about.properties"), text);
    }

    private static String property(String name, String value) {
        return name.replace(" ", "\\ ") + " = " + value + "\n";
    }

    private Properties told() {
        Properties told = new Properties();
        try (var reader = Files.newBufferedReader(folder.resolve("about.properties"))) {
            told.load(reader);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return told;
    }

    /** Its name, for reports. */
    @Override
    public String toString() {
        return folder.getFileName().toString();
    }
}
