package org.menkyo.shared.database;

import java.sql.Connection;
import java.util.Map;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.database.jvm.JdbcConnection;
import liquibase.executor.ExecutorService;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.menkyo.testing.TestDatabase;

/** Takes changes of a database back, by what the changelogs say of that. */
public final class Rollback {

    private Rollback() {}

    /** Takes back the last changes of a database without demo data. */
    public static void last(int changes, TestDatabase database) throws Exception {
        try (Connection connection = database.owner().getConnection()) {
            String role = RuntimeRole.of(connection, "menkyo_app");
            Scope.child(Map.of("liquibase.analytics.enabled", false), () -> {
                try (Liquibase liquibase = new Liquibase(
                        "liquibase/changelog.xml",
                        new ClassLoaderResourceAccessor(Rollback.class.getClassLoader()),
                        new JdbcConnection(connection))) {
                    var executor = new GrantingExecutor(role);
                    executor.setDatabase(liquibase.getDatabase());
                    Scope.getCurrentScope()
                            .getSingleton(ExecutorService.class)
                            .setExecutor("jdbc", liquibase.getDatabase(), executor);
                    liquibase.rollback(changes, "production");
                }
            });
        }
    }
}
