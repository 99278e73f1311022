package org.menkyo.client.cli;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The commands of the command line (VA-210). Each has a short name after the one that administrators know, typed with a
 * slash or a hyphen, and a long one.
 */
enum Verb {
    /** Installs a product key; {@code -} reads it from the standard input. */
    IPK("--install-key", "KEY"),
    /** Removes the product key, which makes a KMS client. */
    UPK("--uninstall-key", ""),
    /** Clears the product key from the store; what it activated stays activated. */
    CPKY("--clear-key", ""),
    /** Activates now. */
    ATO("--activate", ""),
    /** Validates online. */
    VAL("--validate", ""),
    /** Shows the license, short. */
    DLI("--license", ""),
    /** Shows the license in detail. */
    DLV("--license-details", ""),
    /** Shows when the license state ends. */
    XPR("--expiry", ""),
    /** Shows the installation ID for activation by phone. */
    DTI("--installation-id", ""),
    /** Activates by a confirmation ID. */
    ATP("--confirmation-id", "CONFIRMATION-ID"),
    /** Gives the activation back and shows the statement for it. */
    RTN("--return-activation", ""),
    /** Resets the timers. */
    REARM("--rearm", ""),
    /** Prepares the machine's product for an image. */
    GENERALIZE("--generalize", ""),
    /** Shows what an archived image holds. */
    IMAGE("--show-image", "FOLDER"),
    /** Sets the KMS host, the port, or both. */
    SKMS("--set-kms", "HOST[:PORT]|:PORT"),
    /** Clears KMS host and port, so that DNS is asked. */
    CKMS("--clear-kms", ""),
    /** Sets the KMS port: of this client, or of a host. */
    SPRT("--set-port", "PORT"),
    /** Clears the KMS port: of this client, or of a host. */
    CPRT("--clear-port", ""),
    /** Sets how often clients that are not activated ask a host. */
    SAI("--set-activation-interval", "MINUTES"),
    /** Sets how often activated clients ask a host. */
    SRI("--set-renewal-interval", "MINUTES"),
    /** Lets clients find a host by DNS. */
    SDNS("--publish-dns", ""),
    /** Takes a host out of DNS. */
    CDNS("--withdraw-dns", "");

    private final String longName;
    private final String argument;

    Verb(String longName, String argument) {
        this.longName = longName;
        this.argument = argument;
    }

    /** What has to follow; empty if nothing. */
    String argument() {
        return argument;
    }

    /** As it is typed, for example {@code /ipk}. */
    String typed() {
        return "/" + name().toLowerCase(Locale.ROOT);
    }

    /** The other way to type it, for example {@code --install-key}. */
    String longName() {
        return longName;
    }

    /** Whether it can only be meant for a KMS host. */
    boolean isForHosts() {
        return this == SAI || this == SRI || this == SDNS || this == CDNS;
    }

    /** Whether it can be meant for a KMS host as well as for a client. */
    boolean isForBoth() {
        return this == SPRT || this == CPRT;
    }

    /** The verb of {@code /ipk}, {@code -ipk} or {@code --install-key}. */
    static Optional<Verb> of(String word) {
        return Stream.of(values())
                .filter(verb -> word.equalsIgnoreCase(verb.typed())
                        || word.equalsIgnoreCase("-" + verb.name())
                        || word.equalsIgnoreCase(verb.longName))
                .findFirst();
    }
}
