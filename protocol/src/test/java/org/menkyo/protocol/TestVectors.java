package org.menkyo.protocol;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Properties;

/** The documented test vectors, read from where people find them. */
public final class TestVectors {

    private final Properties values = new Properties();

    /** Reads a file of {@code docs/protocol}; tests run in the module's folder. */
    public TestVectors(String file) {
        try (Reader reader = Files.newBufferedReader(Path.of("..", "docs", "protocol", file))) {
            values.load(reader);
        } catch (IOException e) {
            throw new IllegalStateException("the test vectors cannot be read", e);
        }
    }

    public String text(String name) {
        String value = values.getProperty(name);
        if (value == null) {
            throw new IllegalArgumentException("no test vector " + name);
        }
        return value;
    }

    public byte[] bytes(String name) {
        return HexFormat.of().parseHex(text(name));
    }
}
