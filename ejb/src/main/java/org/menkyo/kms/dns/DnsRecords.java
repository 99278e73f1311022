package org.menkyo.kms.dns;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Remembers which service records a node has published, over restarts and crashes. */
@ApplicationScoped
public class DnsRecords {

    private final DataSource dataSource;

    @Inject
    public DnsRecords(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    List<DnsRecord> of(String node) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT name, priority, weight, port, target"
                        + " FROM kms_dns_record WHERE node = ? ORDER BY name")) {
            select.setString(1, node);
            List<DnsRecord> records = new ArrayList<>();
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    records.add(new DnsRecord(
                            result.getString(1),
                            result.getInt(2),
                            result.getInt(3),
                            result.getInt(4),
                            result.getString(5)));
                }
            }
            return records;
        }
    }

    void keep(String node, DnsRecord record) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement upsert = connection.prepareStatement(
                        "INSERT INTO kms_dns_record (node, name, priority, weight, port, target)"
                                + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (node, name) DO UPDATE SET"
                                + " priority = excluded.priority, weight = excluded.weight, port = excluded.port,"
                                + " target = excluded.target")) {
            upsert.setString(1, node);
            upsert.setString(2, record.name());
            upsert.setInt(3, record.priority());
            upsert.setInt(4, record.weight());
            upsert.setInt(5, record.port());
            upsert.setString(6, record.target());
            upsert.executeUpdate();
        }
    }

    void remove(String node, DnsRecord record) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement("DELETE FROM kms_dns_record WHERE node = ? AND name = ?")) {
            delete.setString(1, node);
            delete.setString(2, record.name());
            delete.executeUpdate();
        }
    }
}
