package org.menkyo.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.core.util.Json;
import java.io.IOException;
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

    Optional<JsonNode> of(Class<?> type) {
        return named(type.getSimpleName());
    }

    Optional<JsonNode> named(String name) {
        Path file = folder.resolve(name + ".json");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.mapper().readTree(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
