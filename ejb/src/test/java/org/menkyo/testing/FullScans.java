package org.menkyo.testing;

import jakarta.persistence.EntityManager;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.menkyo.personaldata.AgedData;
import org.menkyo.personaldata.PersonalDataService;
import org.menkyo.report.PublisherReportService;

/**
 * Fails a test in which a service reads a table from end to end that grows with what people do. Databases of tests take an
 * index wherever there is one ({@code enable_seqscan}), however few rows there are, so a table that is read so has none for
 * what was asked.
 */
final class FullScans {

    /** What an installation has one row of, or a few. */
    private static final Set<String> SMALL =
            Set.of("catalog", "database_home", "quarantine", "master_key", "master_key_node");

    /**
     * What looks through everything: for whatever names a person, for the activations of all organizations, and once a day for what
     * has had its time.
     */
    private static final Set<Class<?>> THOROUGH =
            Set.of(PersonalDataService.class, PublisherReportService.class, AgedData.class);

    private FullScans() {}

    /** Does the work in a transaction of its caller. */
    static <T> T refused(EntityManager entities, Class<?> service, Supplier<T> work) {
        Set<String> before = scanned(entities);
        T result = work.get();
        Set<String> scanned = scanned(entities);
        scanned.removeAll(before);
        if (!scanned.isEmpty() && !THOROUGH.contains(service)) {
            throw new AssertionError(service.getSimpleName() + " reads from end to end: " + scanned);
        }
        return result;
    }

    /** Tables with the numbers of their scans that the session has not yet given up to the statistics of all. */
    private static Set<String> scanned(EntityManager entities) {
        @SuppressWarnings("unchecked")
        Stream<Object[]> tables = entities.createNativeQuery(
                        "SELECT relname, seq_scan FROM pg_stat_xact_user_tables WHERE seq_scan > 0", Object[].class)
                .getResultStream();
        Set<String> scanned = new TreeSet<>();
        tables.filter(table -> !SMALL.contains((String) table[0]))
                .forEach(table -> scanned.add(table[0] + " " + table[1]));
        return scanned;
    }
}
