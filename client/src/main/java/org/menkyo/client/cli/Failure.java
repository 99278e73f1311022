package org.menkyo.client.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.stream.Collectors;
import org.menkyo.client.RefusedException;
import org.menkyo.protocol.activation.DigitGroupException;
import org.menkyo.protocol.cil.CilFormatException;
import org.menkyo.protocol.key.ProductKeyFormatException;

/**
 * Why a command was not done, for people and for programs (VA-212).
 *
 * @param exit how the command ends
 * @param code the stable name of why
 * @param text why, in words
 */
record Failure(ExitCode exit, String code, String text) {

    /** What an exception of whatever kind means to who typed the command. */
    static Failure of(Throwable thrown, Texts texts) {
        if (thrown instanceof UsageException e) {
            return of(e.exit(), e.problem(), texts, e.details());
        }
        if (thrown instanceof RefusedException e) {
            ExitCode exit = e.reason() == RefusedException.Reason.OTHER_EDITION ? ExitCode.BROKEN : ExitCode.NOT_DONE;
            return of(exit, e.reason().name().toLowerCase(Locale.ROOT).replace('_', '.'), texts);
        }
        if (thrown instanceof ProductKeyFormatException e) {
            return of(ExitCode.WRONG_COMMAND, "key." + e.problem(), texts, e.detail(), (e.detail() - 1) / 5 + 1);
        }
        if (thrown instanceof DigitGroupException e) {
            String groups = e.groups().stream().map(String::valueOf).collect(Collectors.joining(", "));
            return of(ExitCode.WRONG_COMMAND, "digits." + e.problem(), texts, groups);
        }
        if (thrown instanceof CilFormatException) {
            return of(ExitCode.WRONG_COMMAND, "input", texts, thrown.getMessage());
        }
        if (thrown instanceof UncheckedIOException e) {
            return of(e.getCause(), texts);
        }
        if (thrown instanceof IOException e) {
            return ofFile(e, texts);
        }
        return of(ExitCode.UNEXPECTED, "unexpected", texts, thrown);
    }

    private static Failure ofFile(IOException e, Texts texts) {
        if (e instanceof ServiceException service) {
            return of(ExitCode.BROKEN, "service", texts, service.address(), words(e));
        }
        if (e instanceof NoSuchFileException missing) {
            return of(ExitCode.BROKEN, "file.missing", texts, missing.getFile());
        }
        if (e instanceof AccessDeniedException denied) {
            return of(ExitCode.BROKEN, "file.denied", texts, denied.getFile());
        }
        if (e instanceof CharacterCodingException) {
            return of(ExitCode.BROKEN, "file.not.text", texts);
        }
        if (e instanceof FileSystemException file && file.getFile() != null && file.getReason() != null) {
            return of(ExitCode.BROKEN, "file", texts, file.getFile() + ": " + file.getReason());
        }
        return of(ExitCode.BROKEN, "file", texts, words(e));
    }

    private static String words(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static Failure of(ExitCode exit, String problem, Texts texts, Object... details) {
        String code = problem.toUpperCase(Locale.ROOT).replace('.', '_');
        return new Failure(exit, code, texts.of("problem." + problem, details));
    }
}
