package org.menkyo.it.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Looks into the database of a running product, past the application. */
public final class ProductDatabase {

    private static final String OWNER = "menkyo_owner";

    private final RunningProduct product;
    private final String role;

    public ProductDatabase(RunningProduct product) {
        this(product, OWNER);
    }

    /** Looks in as one of the roles that the product made, such as {@code menkyo_app}. */
    public ProductDatabase(RunningProduct product, String role) {
        this.product = product;
        this.role = role;
    }

    /** Makes something of one row. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** The rows of a query, each made into something. */
    public <T> List<T> query(String sql, RowReader<T> reader, Object... parameters) {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            List<T> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(reader.read(result));
                }
            }
            return rows;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The one number that a query gives. */
    public long number(String sql, Object... parameters) {
        return query(sql, row -> row.getLong(1), parameters).get(0);
    }

    /** Changes rows as no caller of the application could. */
    public int update(String sql, Object... parameters) {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private Connection connect() throws SQLException {
        Properties secrets = new Properties();
        try (var in = Files.newInputStream(product.data().resolve("secrets.properties"))) {
            secrets.load(in);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return DriverManager.getConnection(product.databaseUrl(), role, secrets.getProperty(role));
    }
}
