package org.menkyo.machines.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.menkyo.client.cli.ExitCode;
import org.menkyo.machines.inventory.InventoryException;
import org.menkyo.machines.problem.ProblemException;
import org.menkyo.machines.task.NoListException;
import org.menkyo.protocol.key.ProductKeyFormatException;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells why a command was not done, in a person's language, and how the program ends by it. */
final class Failures {

    private final Tool tool;

    Failures(Tool tool) {
        this.tool = tool;
    }

    /** What was typed is no command, or not all of it. */
    int wrongWords(ParameterException e, String[] words) {
        if (words.length == 0 || isMissingSubcommand(e)) {
            e.getCommandLine().usage(tool.err());
            return ExitCode.WRONG_COMMAND.number();
        }
        tell(words(e));
        tool.err()
                .println(text(
                        "problem.see.help", e.getCommandLine().getCommandSpec().qualifiedName()));
        return ExitCode.WRONG_COMMAND.number();
    }

    private static boolean isMissingSubcommand(ParameterException e) {
        return !(e instanceof MissingParameterException)
                && !(e instanceof UnmatchedArgumentException)
                && e.getArgSpec() == null
                && !e.getCommandLine().getSubcommands().isEmpty();
    }

    private String words(ParameterException e) {
        if (e instanceof MissingParameterException missing) {
            String names = missing.getMissing().stream().map(Failures::name).collect(Collectors.joining(", "));
            return text("problem.missing", names);
        }
        if (e instanceof UnmatchedArgumentException unmatched) {
            return text("problem.unknown", String.join(" ", unmatched.getUnmatched()));
        }
        if (e.getArgSpec() != null && e.getValue() != null) {
            Class<?> type = e.getArgSpec().auxiliaryTypes()[0];
            return type.isEnum()
                    ? text(
                            "problem.word",
                            e.getValue(),
                            name(e.getArgSpec()),
                            Arrays.stream(type.getEnumConstants())
                                    .map(String::valueOf)
                                    .collect(Collectors.joining(", ")))
                    : text("problem.value", e.getValue(), name(e.getArgSpec()));
        }
        return text("problem.words", e.getMessage());
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    /** A command failed. */
    int notDone(Exception thrown, CommandLine line, ParseResult parsed) {
        if (thrown instanceof ProblemException e) {
            tell(text("problem." + e.name(), e.details()));
            return (e.kind() == ProblemException.Kind.WRONG_COMMAND ? ExitCode.WRONG_COMMAND : ExitCode.BROKEN)
                    .number();
        }
        if (thrown instanceof ProductKeyFormatException e) {
            tell(text("problem.key." + e.problem(), e.detail(), (e.detail() - 1) / 5 + 1));
            return ExitCode.WRONG_COMMAND.number();
        }
        if (thrown instanceof UncheckedIOException e) {
            return notDone(e.getCause(), line, parsed);
        }
        if (thrown instanceof IOException e) {
            tell(ofFile(e));
            return ExitCode.BROKEN.number();
        }
        if (thrown instanceof InventoryException e) {
            tell(text("problem.inventory", e.getMessage()));
            return ExitCode.BROKEN.number();
        }
        tell(text("problem.unexpected", thrown));
        return ExitCode.UNEXPECTED.number();
    }

    private String ofFile(IOException e) {
        if (e instanceof ServiceException service) {
            return text("problem.service", service.address(), words(e));
        }
        if (e instanceof NoListException) {
            return text("problem.no.list", e.getMessage());
        }
        if (e instanceof NoSuchFileException missing) {
            return text("problem.file.missing", missing.getFile());
        }
        if (e instanceof AccessDeniedException denied) {
            return text("problem.file.denied", denied.getFile());
        }
        if (e instanceof CharacterCodingException) {
            return text("problem.file.not.text");
        }
        if (e instanceof FileSystemException file && file.getFile() != null && file.getReason() != null) {
            return text("problem.file", file.getFile() + ": " + file.getReason());
        }
        return text("problem.file", words(e));
    }

    private static String words(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private String text(String name, Object... details) {
        return tool.texts().of(name, details);
    }

    private void tell(String text) {
        tool.err().println(text);
    }
}
