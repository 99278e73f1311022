package org.menkyo.openapi;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Examples of records: files {@code <name>.json} in one folder. */
final class Examples {

    private final Path folder;

    Examples(Path folder) {
        this.folder = folder;
    }

    Optional<JsonValue> of(Class<?> type) {
        return named(type.getSimpleName());
    }

    Optional<JsonValue> named(String name) {
        Path file = folder.resolve(name + ".json");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (Reader reader = Files.newBufferedReader(file);
                JsonReader json = Json.createReader(reader)) {
            return Optional.of(json.readValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
