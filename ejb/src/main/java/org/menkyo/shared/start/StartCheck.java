package org.menkyo.shared.start;

/** Something without which the application must not begin to work. It is asked once the database is up to date. */
@FunctionalInterface
public interface StartCheck {

    /**
     * Checks it.
     *
     * @throws StartRefusedException if it is not so
     */
    void check();
}
