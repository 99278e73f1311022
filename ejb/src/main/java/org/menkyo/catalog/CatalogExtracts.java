package org.menkyo.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.hibernate.Session;
import org.menkyo.catalog.CatalogExtract.Entry;
import org.menkyo.catalog.CatalogExtract.Group;

/** Reads what orders need of the catalog, in one round trip to the database. */
@ApplicationScoped
public class CatalogExtracts {

    private static final String READ = """
            SELECT p.code, p.orderable, p.kind, p.term_months, g.id, g.number, g.rank, g.name
            FROM product p
              LEFT JOIN (product_edition pe JOIN edition e ON e.id = pe.edition_id
                JOIN product_group g ON g.id = e.product_group_id) ON pe.product_id = p.id
            WHERE p.code = ANY (?);
            SELECT kms_hosts_per_key, kms_activations_per_host FROM catalog
            """;

    private final EntityManager entityManager;

    @Inject
    public CatalogExtracts(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** What the catalog says of the products of these codes. */
    public CatalogExtract of(Collection<String> codes) {
        return entityManager.unwrap(Session.class).doReturningWork(connection -> read(connection, codes));
    }

    private static CatalogExtract read(Connection connection, Collection<String> codes) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setArray(1, connection.createArrayOf("text", codes.toArray(String[]::new)));
            statement.execute();
            Map<String, Entry> products = new HashMap<>();
            try (ResultSet row = statement.getResultSet()) {
                while (row.next()) {
                    add(products, row);
                }
            }
            statement.getMoreResults();
            try (ResultSet catalog = statement.getResultSet()) {
                catalog.next();
                return new CatalogExtract(products, catalog.getInt(1), catalog.getInt(2));
            }
        }
    }

    private static void add(Map<String, Entry> products, ResultSet row) throws SQLException {
        boolean orderable = row.getBoolean(2);
        ProductKind kind = ProductKind.valueOf(row.getString(3));
        Integer termMonths = row.getObject(4, Integer.class);
        Entry product = products.computeIfAbsent(
                row.getString(1), code -> new Entry(orderable, kind, termMonths, new ArrayList<>()));
        long groupId = row.getLong(5);
        if (!row.wasNull()) {
            Group group = new Group(groupId, row.getInt(6), row.getInt(7), row.getString(8));
            // Several editions of a product can belong to one group.
            if (!product.groups().contains(group)) {
                product.groups().add(group);
            }
        }
    }
}
