package org.menkyo.client.cli;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What was typed about the agent: {@code [--dir FOLDER] [--json] agent COMMAND [OPTIONS]}.
 *
 * @param folder the product's folder
 * @param command what is to be done; none if help is wanted
 * @param code the enrollment code as it was typed; {@code -} reads it from the standard input
 * @param file the enrollment file
 * @param minutes how long an enrollment is open
 * @param address where to listen; none for all addresses of the machine
 * @param port the port to listen on
 */
record AgentInvocation(
        Path folder,
        Optional<Command> command,
        Optional<String> code,
        Optional<Path> file,
        int minutes,
        Optional<String> address,
        int port) {

    private static final int USUAL_MINUTES = 10;
    private static final int LONGEST_MINUTES = 1440;
    private static final int USUAL_PORT = 1689;
    private static final int GREATEST_PORT = 0xffff;

    /** What can be done with the agent. */
    enum Command {
        /** Lets a management tool enroll this machine. */
        ENROLL,
        /** Answers the management tool until it is stopped. */
        RUN,
        /** Shows with whom this machine is enrolled. */
        STATUS,
        /** Ends the enrollment. */
        LEAVE
    }

    /** What was typed; empty if it is not about the agent. */
    static Optional<AgentInvocation> of(List<String> words, Path defaultFolder) throws UsageException {
        Deque<String> rest = new ArrayDeque<>(words);
        Path folder = defaultFolder;
        while (!rest.isEmpty()) {
            String word = rest.pop();
            if (word.equals("--dir") && !rest.isEmpty()) {
                folder = Path.of(rest.pop());
            } else if (word.equals("agent")) {
                return Optional.of(new Parser(folder, rest).parse());
            } else if (!word.equals("--json")) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Reads the words after {@code agent}. */
    private static final class Parser {

        private final Deque<String> rest;
        private Path folder;
        private Optional<String> code = Optional.empty();
        private Optional<Path> file = Optional.empty();
        private int minutes = USUAL_MINUTES;
        private Optional<String> address = Optional.empty();
        private int port = USUAL_PORT;

        private Parser(Path folder, Deque<String> rest) {
            this.folder = folder;
            this.rest = rest;
        }

        private AgentInvocation parse() throws UsageException {
            Optional<Command> command = Optional.empty();
            boolean help = rest.isEmpty();
            while (!rest.isEmpty()) {
                String word = rest.pop();
                switch (word) {
                    case "--json" -> {}
                    case "--help", "-h" -> help = true;
                    case "--dir" -> folder = Path.of(next(word));
                    case "--code" -> code = Optional.of(next(word));
                    case "--file" -> file = Optional.of(Path.of(next(word)));
                    case "--minutes" -> minutes = within(next(word), 1, LONGEST_MINUTES);
                    case "--address" -> address = Optional.of(next(word));
                    case "--port" -> port = within(next(word), 0, GREATEST_PORT);
                    default -> {
                        if (command.isPresent()) {
                            throw new UsageException("second.command", word);
                        }
                        command = Optional.of(command(word));
                    }
                }
            }
            if (!help && command.isEmpty()) {
                throw new UsageException("no.command");
            }
            boolean enrolls = command.filter(Command.ENROLL::equals).isPresent();
            if (!help && (enrolls ? code.isPresent() == file.isPresent() : code.isPresent() || file.isPresent())) {
                throw new UsageException("agent.code.or.file");
            }
            return new AgentInvocation(folder, help ? Optional.empty() : command, code, file, minutes, address, port);
        }

        private static Command command(String word) throws UsageException {
            for (Command command : Command.values()) {
                if (command.name().toLowerCase(Locale.ROOT).equals(word)) {
                    return command;
                }
            }
            throw new UsageException("command", "agent " + word);
        }

        private String next(String word) throws UsageException {
            if (rest.isEmpty()) {
                throw new UsageException("value", word);
            }
            return rest.pop();
        }

        private static int within(String text, int least, int greatest) throws UsageException {
            int number = Invocation.number(text);
            if (number < least || number > greatest) {
                throw new UsageException("range", text, greatest);
            }
            return number;
        }
    }
}
