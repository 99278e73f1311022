package org.menkyo.shared.database;

import liquibase.database.Database;
import liquibase.lockservice.DatabaseChangeLogLock;
import liquibase.lockservice.LockService;

/**
 * What Liquibase asks instead of its own lock, a row that stays when its server is killed and holds the next start up for minutes.
 * There is nothing to wait for, as the {@link MigrationLock} is held already, and what the row says does not count.
 */
public final class NoLockOfLiquibase implements LockService {

    @Override
    public int getPriority() {
        return PRIORITY_DATABASE;
    }

    @Override
    public boolean supports(Database database) {
        return true;
    }

    @Override
    public boolean hasChangeLogLock() {
        return true;
    }

    @Override
    public boolean acquireLock() {
        return true;
    }

    @Override
    public DatabaseChangeLogLock[] listLocks() {
        return new DatabaseChangeLogLock[0];
    }

    @Override
    public void waitForLock() {
        // It is held.
    }

    @Override
    public void releaseLock() {
        // Whoever holds it lets it go.
    }

    @Override
    public void forceReleaseLock() {
        // Whoever holds it lets it go.
    }

    @Override
    public void setDatabase(Database database) {
        // It is the same for each.
    }

    @Override
    public void setChangeLogLockWaitTime(long minutes) {
        // It does not wait.
    }

    @Override
    public void setChangeLogLockRecheckTime(long seconds) {
        // It does not look again.
    }

    @Override
    public void init() {
        // It has no table.
    }

    @Override
    public void reset() {
        // It remembers nothing.
    }

    @Override
    public void destroy() {
        // It has no table.
    }
}
