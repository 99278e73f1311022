package org.menkyo.client.cli;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The commands of the command line. */
enum Verb {
    /** Installs a product key; {@code -} reads it from the standard input. */
    IPK("KEY"),
    /** Removes the product key. */
    UPK(""),
    /** Shows the licence, short. */
    DLI(""),
    /** Shows the licence in detail. */
    DLV(""),
    /** Shows when the licence state ends. */
    XPR(""),
    /** Activates now. */
    ATO(""),
    /** Shows the installation ID for activation by phone. */
    DTI(""),
    /** Activates by a confirmation ID. */
    ATP("CONFIRMATION-ID"),
    /** Sets the KMS host, and the port if one is given. */
    SKMS("HOST[:PORT]"),
    /** Clears KMS host and port, so that DNS is asked. */
    CKMS(""),
    /** Sets the KMS port. */
    SPRT("PORT"),
    /** Clears the KMS port. */
    CPRT(""),
    /** Resets the timers. */
    REARM("");

    private final String argument;

    Verb(String argument) {
        this.argument = argument;
    }

    String argument() {
        return argument;
    }

    /** As it is typed, for example {@code /ipk}. */
    String typed() {
        return "/" + name().toLowerCase(Locale.ROOT);
    }

    /** The verb of {@code /ipk} or {@code -ipk}. */
    static Optional<Verb> of(String word) {
        return Stream.of(values())
                .filter(verb -> word.equalsIgnoreCase(verb.typed()) || word.equalsIgnoreCase("-" + verb.name()))
                .findFirst();
    }
}
