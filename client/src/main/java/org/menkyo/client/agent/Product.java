package org.menkyo.client.agent;

import java.io.IOException;
import java.util.Locale;
import org.menkyo.client.ActivationClient;
import org.menkyo.client.store.FileEventLog;
import org.menkyo.client.store.LicenseStore;

/** The installed product whose license an agent looks after. */
public interface Product {

    /**
     * Its client.
     *
     * @param language of the reasons that the activation service gives
     * @throws ProblemException if no product is installed, or its files are broken
     */
    ActivationClient client(Locale language) throws IOException, ProblemException;

    /** What the catalog of the product calls itself. */
    String name() throws IOException, ProblemException;

    /** Where the client keeps its memory. */
    LicenseStore store();

    /** The client's event log. */
    FileEventLog eventLog();

    /** What an exception of the client means to who asked. */
    Problem problem(Exception thrown, Locale language);
}
