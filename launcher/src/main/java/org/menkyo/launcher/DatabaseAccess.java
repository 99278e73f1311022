package org.menkyo.launcher;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.menkyo.settings.DatabaseCheck;
import org.menkyo.settings.Problem;
import org.menkyo.settings.ProblemCode;

/**
 * How the server reaches the database.
 *
 * @param url JDBC address without user and password
 * @param user role that the application works with
 * @param ownerUser role that owns the tables
 */
record DatabaseAccess(String url, String user, String password, String ownerUser, String ownerPassword) {

    private static final long POLL_MILLIS = 200;

    /** The database that the environment names instead of the one that comes along. */
    static DatabaseAccess external(Map<String, String> environment) {
        return new DatabaseAccess(
                needed(environment, "MENKYO_DB_URL"),
                needed(environment, "MENKYO_DB_USER"),
                needed(environment, "MENKYO_DB_PASSWORD"),
                needed(environment, "MENKYO_DB_OWNER_USER"),
                needed(environment, "MENKYO_DB_OWNER_PASSWORD"));
    }

    private static String needed(Map<String, String> environment, String variable) {
        String value = environment.get(variable);
        if (value == null || value.isBlank()) {
            throw new LaunchException(variable + " is not set: with MENKYO_DB_URL for a database of your own, set also "
                    + "MENKYO_DB_USER, MENKYO_DB_PASSWORD, MENKYO_DB_OWNER_USER and MENKYO_DB_OWNER_PASSWORD.");
        }
        return value;
    }

    /** Signs in once with each role. */
    void check() {
        check(user, password);
        check(ownerUser, ownerPassword);
    }

    /** What keeps Menkyo from working with it, or that it does not answer. */
    List<Problem> problems() {
        try (Connection owner = DriverManager.getConnection(url, ownerUser, ownerPassword);
                Connection application = DriverManager.getConnection(url, user, password)) {
            return new DatabaseCheck().problems(owner, application);
        } catch (SQLException refused) {
            return List.of(new Problem(
                    ProblemCode.DATABASE_NOT_REACHED,
                    "the database " + this + " does not answer (" + refused.getMessage() + "); a start waits for it."));
        }
    }

    /** Waits until the database takes connections, for example because it is being started again. */
    void awaitAnswers() throws InterruptedException {
        while (!answers()) {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    private boolean answers() {
        try (Connection connection = DriverManager.getConnection(url, ownerUser, ownerPassword)) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private void check(String name, String secret) {
        try (Connection connection = DriverManager.getConnection(url, name, secret)) {
            connection.isValid(1);
        } catch (SQLException refused) {
            throw new LaunchException(
                    "The database " + url + " cannot be used as " + name + " (" + refused.getMessage()
                            + "): check that it runs, and the MENKYO_DB_ variables.",
                    refused);
        }
    }

    Map<String, String> environment() {
        return Map.of(
                "MENKYO_DB_URL", url,
                "MENKYO_DB_USER", user,
                "MENKYO_DB_PASSWORD", password,
                "MENKYO_DB_OWNER_USER", ownerUser,
                "MENKYO_DB_OWNER_PASSWORD", ownerPassword);
    }

    @Override
    public String toString() {
        return url + " as " + user + " and " + ownerUser;
    }
}
