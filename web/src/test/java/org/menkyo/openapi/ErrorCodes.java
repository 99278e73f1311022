package org.menkyo.openapi;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which error codes each operation can give, and the HTTP status of each: two files beside the other texts. */
final class ErrorCodes {

    private final Properties ofOperations;
    private final Properties statuses;

    private ErrorCodes(Properties ofOperations, Properties statuses) {
        this.ofOperations = ofOperations;
        this.statuses = statuses;
    }

    static ErrorCodes read(Path folder) throws IOException {
        return new ErrorCodes(
                properties(folder.resolve("error-codes.properties")),
                properties(folder.resolve("error-status.properties")));
    }

    /** All codes, in their order. */
    List<String> all() {
        return statuses.stringPropertyNames().stream().sorted().toList();
    }

    /** The codes of an operation by status. */
    SortedMap<String, SortedSet<String>> of(String operationId) {
        SortedMap<String, SortedSet<String>> codes = new TreeMap<>();
        for (String code : ofOperations.getProperty(operationId, "").split(" ")) {
            if (!code.isEmpty()) {
                codes.computeIfAbsent(status(code), status -> new TreeSet<>()).add(code);
            }
        }
        return codes;
    }

    /** The codes of an operation as a sentence for people. */
    String told(String operationId) {
        return of(operationId).entrySet().stream()
                .map(status -> status.getKey() + " " + String.join(", ", status.getValue()))
                .collect(Collectors.joining("; ", "\n\nErrors: ", "."));
    }

    private String status(String code) {
        String status = statuses.getProperty(code);
        if (status == null) {
            throw new IllegalStateException("no status for " + code + " in error-status.properties");
        }
        return status;
    }

    private static Properties properties(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }
}
