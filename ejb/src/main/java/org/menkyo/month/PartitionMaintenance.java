package org.menkyo.month;

import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.menkyo.job.Job;
import org.menkyo.shared.meter.ServerMeters;

/**
 * Makes the partitions of the coming months in time. Should they be missing nevertheless, rows go to the default
 * partition of their table, so nothing is refused or lost; the log warns, and the metric {@code menkyo.months.ahead},
 * by table, tells how many of the coming months have their partition.
 */
@ApplicationScoped
public class PartitionMaintenance implements Job {

    private static final Logger LOG = System.getLogger(PartitionMaintenance.class.getName());
    private static final String METRIC = "menkyo.months.ahead";
    private static final int AHEAD = 3;

    private final EntityManager entities;
    private final ServerMeters meters;
    private final Map<String, Double> ahead = new ConcurrentHashMap<>();

    @Inject
    public PartitionMaintenance(EntityManager entities, ServerMeters meters) {
        this.entities = entities;
        this.meters = meters;
    }

    @Override
    public String name() {
        return "making partitions for the coming months";
    }

    @Override
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean runBatch() {
        entities.createNativeQuery("select add_months_ahead(:ahead)")
                .setParameter("ahead", AHEAD)
                .getSingleResult();
        tables().forEach(row -> tell((String) row[0], ((Number) row[1]).intValue()));
        return false;
    }

    private Stream<Object[]> tables() {
        List<?> rows = entities.createNativeQuery("select t.name, count(p.month) from monthly_table t"
                        + " left join month_partition p on p.parent = t.name"
                        + " and p.month > cast(now() at time zone 'UTC' as date) group by t.name")
                .getResultList();
        return rows.stream().map(Object[].class::cast);
    }

    private void tell(String table, int months) {
        if (months == 0) {
            LOG.log(
                    Level.WARNING,
                    "The table {0} has no partition for the coming month; if this stays so, its rows go to the default"
                            + " partition, and the archive of months must wait",
                    table);
        }
        if (ahead.put(table, (double) months) == null) {
            meters.gauge(
                    METRIC,
                    "How many of the coming months the table has a partition for",
                    Tags.of("table", table),
                    ahead,
                    all -> all.get(table));
        }
    }
}
