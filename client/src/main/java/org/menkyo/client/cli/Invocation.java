package org.menkyo.client.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.menkyo.client.center.InsecureAddressException;

/**
 * What was typed.
 *
 * @param folder the product's folder
 * @param catalog the catalog of a product to install
 * @param edition the edition to install
 * @param verb the command; none when only a product is installed or help is wanted
 * @param argument the command's argument; empty if it has none
 * @param json whether the answer is for programs
 * @param help whether help is wanted instead
 * @param hosts where KMS hosts are administered, if it is about one
 */
record Invocation(
        Path folder,
        Optional<Path> catalog,
        OptionalInt edition,
        Optional<Verb> verb,
        String argument,
        boolean json,
        boolean help,
        Optional<HostOptions> hosts) {

    private static final Set<String> HELP = Set.of("--help", "-h", "/?", "help");

    /**
     * Which KMS host a command is for.
     *
     * @param base address of its installation's REST interface
     * @param account who signs in there
     * @param host the host; the one that serves if none is named
     */
    record HostOptions(URI base, String account, Optional<UUID> host) {}

    /** Reads the words of a command line. */
    static Invocation parse(List<String> words, Path defaultFolder) throws UsageException {
        return new Parser(words, defaultFolder).parse();
    }

    /** Whether the answer shall be for programs, also if the rest is not understood. */
    static boolean wantsJson(List<String> words) {
        return words.contains("--json");
    }

    static int number(String text) throws UsageException {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new UsageException("number", text);
        }
    }

    /** The address of a service: https, or http on this machine itself. */
    static URI address(String text) throws UsageException {
        URI address;
        try {
            address = new URI(text);
        } catch (URISyntaxException e) {
            throw new UsageException("address", text);
        }
        boolean isWeb = address.getHost() != null
                && String.valueOf(address.getScheme()).matches("(?i)https?")
                && address.getPort() <= 0xffff;
        if (!isWeb) {
            throw new UsageException("address", text);
        }
        try {
            InsecureAddressException.check(address);
        } catch (InsecureAddressException e) {
            throw new UsageException("insecure", text);
        }
        return address;
    }

    /** Reads word by word. */
    private static final class Parser {

        private final Deque<String> rest;
        private Path folder;
        private Optional<Path> catalog = Optional.empty();
        private OptionalInt edition = OptionalInt.empty();
        private Optional<Verb> verb = Optional.empty();
        private String argument = "";
        private boolean json;
        private boolean help;
        private Optional<URI> center = Optional.empty();
        private Optional<String> account = Optional.empty();
        private Optional<UUID> host = Optional.empty();

        private Parser(List<String> words, Path defaultFolder) {
            this.rest = new ArrayDeque<>(words);
            this.folder = defaultFolder;
        }

        private Invocation parse() throws UsageException {
            while (!rest.isEmpty()) {
                String word = rest.pop();
                switch (word) {
                    case "--dir" -> folder = Path.of(next(word));
                    case "--catalog" -> catalog = Optional.of(Path.of(next(word)));
                    case "--edition" -> edition = OptionalInt.of(number(next(word)));
                    case "--json" -> json = true;
                    case "--center" -> center = Optional.of(address(next(word)));
                    case "--account" -> account = Optional.of(next(word));
                    case "--host" -> host = Optional.of(id(next(word)));
                    default -> command(word);
                }
            }
            return help ? invocation(Optional.empty()) : checked();
        }

        private void command(String word) throws UsageException {
            if (HELP.contains(word)) {
                help = true;
                return;
            }
            if (verb.isPresent()) {
                throw new UsageException("second.command", word);
            }
            verb = Optional.of(Verb.of(word).orElseThrow(() -> new UsageException("command", word)));
            boolean helpFollows = rest.stream().anyMatch(HELP::contains);
            argument = verb.get().argument().isEmpty() || help || helpFollows ? "" : next(word);
        }

        private Invocation checked() throws UsageException {
            if (catalog.isPresent() != edition.isPresent()) {
                throw new UsageException("catalog.and.edition");
            }
            if (verb.isEmpty() && catalog.isEmpty()) {
                throw new UsageException("no.command");
            }
            boolean forHost = verb.filter(v -> v.isForHosts() || v.isForBoth() && center.isPresent())
                    .isPresent();
            if (!forHost) {
                return invocation(Optional.empty());
            }
            if (center.isEmpty() || account.isEmpty()) {
                throw new UsageException("center.and.account", verb.get().typed());
            }
            return invocation(Optional.of(new HostOptions(center.get(), account.get(), host)));
        }

        private Invocation invocation(Optional<HostOptions> hosts) {
            return new Invocation(folder, catalog, edition, verb, argument, json, help, hosts);
        }

        private String next(String word) throws UsageException {
            if (rest.isEmpty()) {
                throw new UsageException("value", word);
            }
            return rest.pop();
        }

        private static UUID id(String text) throws UsageException {
            try {
                return UUID.fromString(text);
            } catch (IllegalArgumentException e) {
                throw new UsageException("host.id", text);
            }
        }
    }
}
