package org.menkyo.client.cli;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What was typed.
 *
 * @param folder the product's folder
 * @param catalog the catalogue of a product to install
 * @param edition the edition to install
 * @param verb the command; none only when a product is installed
 * @param argument the command's argument; empty if it has none
 */
record Invocation(Path folder, Optional<Path> catalog, OptionalInt edition, Optional<Verb> verb, String argument) {

    /** Reads the words of a command line. */
    static Invocation parse(List<String> words, Path defaultFolder) throws UsageException {
        Deque<String> rest = new ArrayDeque<>(words);
        Path folder = defaultFolder;
        Optional<Path> catalog = Optional.empty();
        OptionalInt edition = OptionalInt.empty();
        Optional<Verb> verb = Optional.empty();
        String argument = "";
        while (!rest.isEmpty()) {
            String word = rest.pop();
            switch (word) {
                case "--dir" -> folder = Path.of(next(word, rest));
                case "--catalog" -> catalog = Optional.of(Path.of(next(word, rest)));
                case "--edition" -> edition = OptionalInt.of(number(next(word, rest)));
                default -> {
                    if (verb.isPresent()) {
                        throw new UsageException("one command at a time; what is " + word + "?");
                    }
                    verb = Verb.of(word);
                    if (verb.isEmpty()) {
                        throw new UsageException("there is no command " + word);
                    }
                    argument = verb.get().argument().isEmpty() ? "" : next(word, rest);
                }
            }
        }
        if (catalog.isPresent() != edition.isPresent()) {
            throw new UsageException("--catalog and --edition belong together");
        }
        if (verb.isEmpty() && catalog.isEmpty()) {
            throw new UsageException("a command is missing");
        }
        return new Invocation(folder, catalog, edition, verb, argument);
    }

    private static String next(String word, Deque<String> rest) throws UsageException {
        if (rest.isEmpty()) {
            throw new UsageException(word + " needs a value");
        }
        return rest.pop();
    }

    static int number(String text) throws UsageException {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new UsageException(text + " is not a number");
        }
    }
}
