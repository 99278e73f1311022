package org.menkyo.client.cli;

import java.io.IOException;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.menkyo.client.ActivationClient;
import org.menkyo.client.ActivationClientBuilder;
import org.menkyo.client.agent.Problem;
import org.menkyo.client.agent.ProblemException;
import org.menkyo.client.agent.Product;
import org.menkyo.client.store.FileEventLog;
import org.menkyo.client.store.LicenseStore;

/** The product in a folder, for the agent. What an agent cannot do it says as the command line does. */
record InstalledProduct(ClientFolder folder, UnaryOperator<ActivationClientBuilder> setUp) implements Product {

    private static final int WRONG = 400;
    private static final int NOT_DONE = 409;
    private static final int BROKEN = 500;

    @Override
    public ActivationClient client(Locale language) throws IOException, ProblemException {
        try {
            return setUp.apply(folder.client(language)).build();
        } catch (UsageException e) {
            throw new ProblemException(problem(e, language));
        }
    }

    @Override
    public String name() throws IOException, ProblemException {
        try {
            return folder.catalog().name();
        } catch (UsageException e) {
            throw new ProblemException(problem(e, Locale.ENGLISH));
        }
    }

    @Override
    public LicenseStore store() {
        return folder.store();
    }

    @Override
    public FileEventLog eventLog() {
        return folder.eventLog();
    }

    @Override
    public Problem problem(Exception thrown, Locale language) {
        Failure failure = Failure.of(thrown, Texts.in(language));
        return switch (failure.exit()) {
            case DONE, UNEXPECTED -> {
                System.getLogger(InstalledProduct.class.getName())
                        .log(System.Logger.Level.ERROR, "A request failed", thrown);
                yield Problem.unexpected(language);
            }
            case NOT_DONE -> new Problem(NOT_DONE, failure.code(), failure.text());
            case WRONG_COMMAND -> new Problem(WRONG, failure.code(), failure.text());
            case BROKEN -> new Problem(BROKEN, failure.code(), failure.text());
        };
    }
}
